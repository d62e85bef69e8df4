import { createControls, readControls } from '../page-tools/controls.mjs';
import { copy } from '../page-tools/copy.mjs';
import { byId, option } from '../page-tools/dom.mjs';
import { fillFeeds, loadFeeds, readFile } from '../page-tools/feeds.mjs';
import { loadElements } from '../page-tools/manifest.mjs';
import { readState, writeState } from '../page-tools/state.mjs';
import { addToLog } from './log.mjs';
import { showPreview } from './preview.mjs';
import { createSnippet } from './snippet.mjs';

const views = ['scheme', 'direction', 'language', 'width'];

async function start() {
  const [elements, feeds] = await Promise.all([loadElements(), loadFeeds()]);
  const state = readState(new URLSearchParams(location.search), elements, views);

  byId('element').replaceChildren(...elements.map(({ tagName }) => option(tagName, `<${tagName}>`)));
  byId('element').value = state.element;
  fillFeeds(byId('feeds'), feeds);
  for (const name of views) byId(`view-${name}`).value = state.view[name];
  state.attributes.src ??= feedFor(state.element);

  showElement();
  showFeed();
  show();
  listen();

  function feedFor(tagName) {
    return feeds.find(({ element }) => element === tagName)?.url ?? feeds[0].url;
  }

  function showElement() {
    const { description, attributes } = elements.find(({ tagName }) => tagName === state.element);
    byId('element-description').textContent = description;
    // The feed's address has its own controls.
    const others = attributes.filter(({ name }) => name !== 'src');
    byId('attributes').replaceChildren(...createControls(others, state.attributes));
  }

  function showFeed() {
    const { src } = state.attributes;
    byId('src').value = src;
    byId('feeds').value = feeds.some(({ url }) => url === src) ? src : '';
    byId('forget-file').hidden = !state.feed;
  }

  function show() {
    const url = new URL(location.href);
    writeState(url.searchParams, state, elements);
    history.replaceState(null, '', url);
    showPreview(byId('frame'), state);
    byId('snippet').textContent = createSnippet(state);
    byId('copy-status').textContent = '';
  }

  function load(src) {
    state.attributes.src = src;
    forgetFile();
    showFeed();
    show();
  }

  function forgetFile() {
    state.feed = undefined;
    byId('file').value = '';
    byId('file-status').textContent = '';
  }

  async function loadFile([file]) {
    if (!file) return;
    try {
      state.feed = await readFile(file);
      byId('file-status').textContent = `Shown: ${file.name}. It stays on this device.`;
      showFeed();
      show();
    } catch (error) {
      byId('file-status').textContent = error.message;
    }
  }

  function chooseElement(tagName) {
    const wasDefault = state.attributes.src === feedFor(state.element);
    state.element = tagName;
    const known = new Set(elements.find(each => each.tagName === tagName).attributes.map(({ name }) => name));
    state.attributes = Object.fromEntries(
      Object.entries(state.attributes).filter(([name]) => known.has(name)),
    );
    if (wasDefault) state.attributes.src = feedFor(tagName);
    showElement();
    showFeed();
    show();
  }

  function listen() {
    byId('settings').addEventListener('submit', event => event.preventDefault());
    byId('element').addEventListener('change', ({ target }) => chooseElement(target.value));
    byId('feeds').addEventListener('change', ({ target }) => target.value && load(target.value));
    byId('src').addEventListener('change', ({ target }) => load(target.value.trim()));
    byId('file').addEventListener('change', ({ target }) => loadFile(target.files));
    byId('forget-file').addEventListener('click', () => {
      load(state.attributes.src);
      byId('src').focus();
    });
    byId('attributes').addEventListener('change', () => {
      state.attributes = { src: state.attributes.src, ...readControls(byId('attributes')) };
      show();
    });
    for (const name of views) {
      byId(`view-${name}`).addEventListener('change', ({ target }) => {
        state.view[name] = target.value;
        show();
      });
    }
    for (const type of new Set(elements.flatMap(({ events }) => events))) {
      byId('frame').addEventListener(type, event => addToLog(byId('log'), event));
    }
    byId('clear-log').addEventListener('click', () => byId('log').replaceChildren());
    const status = byId('copy-status');
    byId('copy-snippet').addEventListener('click', () =>
      copy(byId('snippet').textContent, {
        status,
        done: 'Copied. Paste it into your page.',
        shown: byId('snippet'),
      }),
    );
    byId('copy-link').addEventListener('click', () =>
      copy(location.href, { status, done: 'The link is copied.' }),
    );
  }
}

start().catch(error => {
  byId('frame').replaceChildren(`The playground cannot start. ${error.message}`);
  throw error;
});
