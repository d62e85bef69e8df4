import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { program } from '../../scripts/test/machine.mjs';
import { blocks } from '../../scripts/wordpress/blocks.mjs';

const folder = 'integrations/wordpress';
const read = path => readFileSync(path, 'utf8');
const readJson = path => JSON.parse(read(path));
const fresh = await blocks();
const elements = readJson('custom-elements.json')
  .modules.flatMap(({ declarations }) => declarations)
  .filter(({ tagName }) => tagName);
const scripts = readdirSync(folder, { recursive: true })
  .map(name => `${folder}/${name}`)
  .filter(path => path.endsWith('.php') && !path.startsWith(`${folder}/dist/`));

describe('the blocks for WordPress', () => {
  for (const { path, text } of fresh) {
    it(`${path} is as the manifest has it now; if not, run npm run manifest`, () => {
      assert.equal(read(path), text);
    });
  }

  it('are those of the elements, and no others', () => {
    const paths = readdirSync(`${folder}/blocks`).map(name => `${folder}/blocks/${name}/block.json`);
    assert.deepEqual(paths.sort(), fresh.map(({ path }) => path).sort());
  });

  it('name each attribute so that its name in HTML follows', () => {
    for (const { name, fieldName } of elements.flatMap(({ attributes }) => attributes))
      assert.equal(fieldName.replace(/[A-Z]/g, '-$&').toLowerCase(), name);
  });

  it('have a label in the editor for each attribute and each choice', () => {
    const editor = read(`${folder}/editor/blocks.js`);
    for (const { path } of fresh)
      for (const [name, { enum: choice = [] }] of Object.entries(readJson(path).attributes))
        for (const word of [name, ...choice]) assert.match(editor, new RegExp(`^ {4}${word}: __\\(`, 'm'));
  });
});

describe('the plug-in for WordPress', () => {
  it('has the version of the package wherever it names one', () => {
    const { version } = readJson('package.json');
    const named = [
      /^ \* Version: +(\S+)$/m.exec(read(`${folder}/callbox.php`)),
      /^const VERSION = '(.+)';$/m.exec(read(`${folder}/callbox.php`)),
      /^Stable tag: (\S+)$/m.exec(read(`${folder}/readme.txt`)),
    ];
    assert.deepEqual(
      named.map(match => match?.[1]),
      [version, version, version],
    );
  });

  it('has no file that does something when it is asked for by itself', () => {
    assert.ok(scripts.length > 0);
    for (const path of scripts)
      assert.match(read(path), /^defined\( '(?:ABSPATH|WP_UNINSTALL_PLUGIN)' \) \|\| exit;$/m, path);
  });

  const php = program('php');
  if (!php) console.log('skipped: no PHP. To have the plug-in’s files parsed, install php-cli');
  it('is PHP', { skip: !php }, () => {
    for (const path of scripts) execFileSync(php, ['-l', path], { stdio: ['ignore', 'ignore', 'inherit'] });
  });
});
