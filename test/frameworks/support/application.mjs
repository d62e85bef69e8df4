import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { openBrowser } from '../../demo/browser.mjs';
import { visitApplication } from './visit.mjs';

const here = fileURLToPath(new URL('..', import.meta.url));

/** Runs a program of the frameworks' own; gives its exit code and what it said. */
export function runProgram(program, ...words) {
  const { status, stdout, stderr } = spawnSync(`node_modules/.bin/${program}`, words, {
    cwd: here,
    encoding: 'utf8',
  });
  return { status, said: stripVTControlCharacters(stdout + stderr) };
}

/**
 * Builds the application of a framework, and uses it in a browser as a visitor does.
 *
 * @param application
 *   `build` makes `folder`; `check` is the framework's own type-check, as words of a command; `refuses`, where it can't mark
 *   lines that must be wrong, is such a check of wrong lines only, and how many there are. `hydrate` builds it again, for a
 *   page that a server has rendered, and gives that page's `folder` and its `markup`.
 */
export async function checkApplication({ name, folder, build, check, refuses, hydrate }) {
  const browser = await openBrowser();

  describe(`An application in ${name}`, () => {
    before(build);

    const open = (t, options) => visitApplication(t, browser, { folder, ...options });

    it('passes the type-check of its framework', () => {
      const { status, said } = runProgram(...check);
      assert.equal(status, 0, said);
    });

    if (refuses)
      it('does not pass it with what is not ours', () => {
        const { said } = runProgram(...refuses.check);
        assert.deepEqual(
          refuses.lines.filter(line => !new RegExp(`wrong\\.\\w+:${line}:`, 'i').test(said)),
          [],
          said,
        );
      });

    it('sets attributes and properties, and hears of the load', async t => {
      const { page, list, note, given, messages } = await open(t);
      await list.getByText('Market').first().waitFor();
      await note('5 events').waitFor();
      // In Denver, and not in the event's own London.
      assert.equal(await list.getByText('9:00 AM').count(), 3);
      assert.equal(await list.getByRole('button', { name: 'Show more' }).count(), 1);
      assert.equal(await page.getByText('See what is on').isVisible(), false);
      await given.getByRole('heading', { name: 'Given', level: 3 }).waitFor();
      await given.getByText('Lantern walk').waitFor();
      // In Tokyo, a day later than in Denver.
      await given.getByText('Sunday, May 17, 2099').waitFor();
      assert.deepEqual(messages, []);
    });

    it('turns a boolean on and off', async t => {
      const { list, press, messages } = await open(t);
      await list.getByText('Market').first().waitFor();
      await press('past');
      await list.getByText('Bygone fair').waitFor();
      await press('past');
      await list.getByText('Bygone fair').waitFor({ state: 'detached' });
      assert.deepEqual(messages, []);
    });

    it('reads another feed, and gives another', async t => {
      const { list, given, note, press, messages } = await open(t);
      await note('5 events').waitFor();
      await press('read second');
      await list.getByText('Open day').waitFor();
      await note('1 events').waitFor();
      assert.equal(await list.getByText('Market').count(), 0);
      await press('give second');
      await given.getByText('Harbour days').waitFor();
      assert.equal(await given.getByText('Lantern walk').count(), 0);
      assert.deepEqual(messages, []);
    });

    it('shows the fallback, and hears of the error, where there is no feed', async t => {
      const { page, note, press, messages } = await open(t);
      await note('5 events').waitFor();
      await press('read broken');
      await note('refused').waitFor();
      await page.getByText('See what is on').waitFor();
      assert.deepEqual(
        messages.filter(message => !/^error: Failed to load resource.* 503 /.test(message)),
        [],
      );
    });

    it('shows and hides it 50 times, and leaves nothing behind', async t => {
      const { page, list, note, countElements, messages } = await open(t);
      await note('5 events').waitFor();
      await page.evaluate(async () => {
        const button = [...document.querySelectorAll('button')].find(
          ({ textContent }) => textContent === 'show or hide',
        );
        for (let times = 0; times < 50; times += 1) {
          button.click();
          await new Promise(requestAnimationFrame);
          const load = new Promise(resolve => addEventListener('callbox-load', resolve, { once: true }));
          button.click();
          await load;
        }
        button.click();
        await new Promise(requestAnimationFrame);
      });
      assert.equal(await list.count(), 0);
      // The other list, and what the framework itself keeps of the last state or two.
      const left = await countElements();
      assert.ok(left <= 3, `${left} elements are left`);
      await page.getByRole('button', { name: 'show or hide' }).click();
      await list.getByText('Market').first().waitFor();
      assert.deepEqual(messages, []);
    });

    if (hydrate)
      describe('that a server has rendered', () => {
        let rendered;

        before(async () => (rendered = await hydrate()));

        it('has the tag, its attributes and its fallback, for those without script', () => {
          const [tag] = /<callbox-event-list[^>]*>/.exec(rendered.markup);
          assert.match(tag, / src="https:\/\/city\.example\/first\.json"/);
          assert.match(tag, / time-zone="America\/Denver"/);
          assert.match(rendered.markup, /<a href="\/events">See what is on<\/a>[^]*<\/callbox-event-list>/);
        });

        it('wakes without a word, and works', async t => {
          const { list, note, press, given, messages } = await open(t, rendered);
          await list.getByText('Market').first().waitFor();
          await note('5 events').waitFor();
          assert.equal(await list.getByText('Bygone fair').count(), 0);
          await press('give second');
          await given.getByText('Harbour days').waitFor();
          await press('read second');
          await list.getByText('Open day').waitFor();
          assert.deepEqual(messages, []);
        });

        it('has what it gave as properties', async t => {
          const { given, messages } = await open(t, rendered);
          await given.getByText('Lantern walk').waitFor();
          assert.deepEqual(messages, []);
        });
      });
  });
}
