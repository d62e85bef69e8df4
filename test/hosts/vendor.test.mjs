import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { describe, it } from 'node:test';
import { vendorFiles } from '../../demo/hosts/vendor.mjs';
import { serveDemo } from '../demo/demo-site.mjs';

const origin = await serveDemo();
const get = async path => {
  const response = await fetch(origin + path);
  return { status: response.status, type: response.headers.get('content-type'), text: await response.text() };
};

describe('What the host pages take from others', () => {
  it('is served, and nothing else of its packages', async () => {
    const { status, type, text } = await get('/hosts/vendor/jquery-3.js');
    assert.deepEqual([status, type], [200, 'text/javascript; charset=utf-8']);
    assert.match(text, /jQuery JavaScript Library v3/);
    assert.equal((await get('/hosts/vendor/govuk.css')).type, 'text/css; charset=utf-8');
    for (const path of [
      '/hosts/node_modules/jquery/dist/jquery.js',
      '/hosts/node_modules/jquery/package.json',
      '/hosts/vendor/',
      '/hosts/vendor/jquery.js',
      '/hosts/vendor/constructor',
    ])
      assert.equal((await get(path)).status, 404, path);
  });

  it('is asked for by a page that lacks it, with what to do', async () => {
    const { 'prototype.js': file } = vendorFiles;
    vendorFiles['prototype.js'] = '/nowhere/prototype.js';
    try {
      for (const path of ['/hosts/prototype.html', '/hosts/vendor/prototype.js']) {
        const { status, text } = await get(path);
        assert.equal(status, 404);
        assert.match(text, /^prototype\.js is not installed: .*npm ci --prefix demo\/hosts.*libjs-prototype/);
      }
      assert.equal((await get('/hosts/bare.html')).status, 200);
    } finally {
      vendorFiles['prototype.js'] = file;
    }
  });
});

describe('The list of the host pages', () => {
  it('names each of them', async () => {
    const { text } = await get('/hosts/index.html');
    const named = [...text.matchAll(/href="([\w-]+\.html)"/g)].map(([, name]) => name);
    const there = readdirSync('demo/hosts').filter(name => name.endsWith('.html') && name !== 'index.html');
    assert.deepEqual(named.sort(), there.sort());
  });
});
