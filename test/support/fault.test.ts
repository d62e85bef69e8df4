import { expect } from '@open-wc/testing';
import { faultCount, faultUrl } from './fault.js';

const failure = (work: Promise<unknown>) =>
  work.then(
    () => 'no failure',
    (error: Error) => error.name,
  );

describe('The fault server', () => {
  it('stands on another origin and serves a good feed, and counts', async () => {
    const url = faultUrl('/feed');
    expect(new URL(url).origin).not.to.equal(location.origin);
    const { items } = await (await fetch(url)).json();
    expect(items).to.have.length(1);
    expect(await faultCount(url)).to.equal(1);
  });

  for (const path of ['no-cors', 'redirect-loop']) {
    it(`gives the page no response from /${path}`, async () => {
      expect(await failure(fetch(faultUrl(`/${path}`)))).to.equal('TypeError');
    });
  }

  it('breaks the connection within the body at /reset', async () => {
    expect(await failure(fetch(faultUrl('/reset')).then(response => response.text()))).not.to.equal(
      'no failure',
    );
  });

  it('lets the page see Retry-After with a status', async () => {
    const response = await fetch(faultUrl('/status/429?retry-after=7'));
    expect([response.status, response.headers.get('retry-after')]).to.deep.equal([429, '7']);
  });

  it('starts a huge body like a feed', async () => {
    const { body } = await fetch(faultUrl('/huge'));
    const reader = body!.getReader();
    const { value } = await reader.read();
    await reader.cancel();
    expect(new TextDecoder().decode(value).startsWith('{"version"')).to.equal(true);
  });
});
