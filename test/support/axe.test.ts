import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { expectAccessible } from './axe.js';
import { mount } from './mount.js';

describe('expectAccessible', () => {
  it('finds what is wrong inside a shadow root, and says where', async () => {
    const host = mount(html`<div></div>`);
    host.attachShadow({ mode: 'open' }).innerHTML = '<img src="data:," /><p>fine</p>';
    const error = await expectAccessible(host).then(
      () => undefined,
      (reason: Error) => reason,
    );
    expect(error?.message).to.match(/^image-alt \(critical\)[^]*>>> img/);
  });

  it('passes what is right, two at a time', async () => {
    const text = mount(html`<p>Fine</p>`, { scheme: 'dark' });
    await Promise.all([expectAccessible(text), expectAccessible(text)]);
  });
});
