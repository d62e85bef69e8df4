import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { mount, visibleText } from './mount.js';

describe('visibleText', () => {
  it('reads through shadow roots and slots, and leaves out what no visitor sees', () => {
    const host = mount(html`<div><em slot="name">Ann</em> never slotted</div>`);
    host.attachShadow({ mode: 'open' }).innerHTML = `
      <style>.reader { position: absolute; width: 1px; height: 1px; overflow: hidden }</style>
      <p>Call <slot name="name"></slot>
         now</p><p hidden>later</p><p class="reader">for ears</p>
      <span style="visibility: hidden">unseen <b style="visibility: visible">seen</b></span>
      <details><summary>More</summary>folded away</details>`;
    expect(visibleText(host)).to.equal('Call Ann now seen More');
  });

  it('parts what stands in two blocks, and joins what stands in one line', () => {
    const list = mount(
      html`<div>
        <p>one</p>
        <p>two</p>
        <b>thr</b><i>ee</i>
      </div>`,
    );
    expect(visibleText(list)).to.equal('one two three');
  });
});
