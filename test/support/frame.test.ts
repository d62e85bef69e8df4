import { expect } from '@open-wc/testing';
import { serveFeed } from './feed.js';
import { openFrame } from './frame.js';
import { visibleText } from './visible-text.js';

describe('openFrame', () => {
  it('gives a page as wide as a phone, in every engine, that answers to serveFeed', async () => {
    serveFeed([{ id: '1' }]);
    const page = await openFrame('<p>Hello</p>');
    expect([page.window.innerWidth, page.document.compatMode]).to.deep.equal([320, 'CSS1Compat']);
    expect(visibleText(page.document.body)).to.equal('Hello');
    expect((await page.window.fetch('/feed.json')).status).to.equal(200);
  });

  it('gives a page in quirks mode', async () => {
    expect((await openFrame('', { doctype: '' })).document.compatMode).to.equal('BackCompat');
  });
});
