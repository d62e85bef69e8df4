import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { factsIn, find, findAll, parts, wordsOf } from './find.js';
import { mount } from './mount.js';

function page() {
  const host = mount(html`<div></div>`);
  host.attachShadow({ mode: 'open' }).innerHTML = `
    <p part="age old">Last   read</p>
    <a href="/x">Go</a><a href="/y" aria-label="Go: there">Go</a><button>Go</button>
    <dl><div><dt>Hair</dt><dd>white <b>and</b> grey</dd></div></dl>`;
  return host;
}

describe('find', () => {
  it('finds by kind and by what a screen reader calls it', () => {
    expect(find(page(), 'link', 'Go').pathname).to.equal('/x');
    expect(find(page(), 'link', /there$/).pathname).to.equal('/y');
    expect(findAll(page(), 'link')).to.have.length(2);
    expect(findAll(page(), 'button', 'Stop')).to.have.length(0);
  });

  it('says what there is when there is no such thing', () => {
    expect(() => find(page(), 'link', 'Stop')).to.throw('No link is called Stop, only: Go | Go: there');
  });

  it('reads parts and description lists', () => {
    expect(wordsOf(parts(page(), 'age'))).to.deep.equal(['Last read']);
    expect(factsIn(page())).to.deep.equal({ Hair: 'white and grey' });
  });
});
