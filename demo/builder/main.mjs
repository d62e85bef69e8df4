import { createControls, readControls } from '../page-tools/controls.mjs';
import { byId, option } from '../page-tools/dom.mjs';
import { fillFeeds, loadFeeds } from '../page-tools/feeds.mjs';
import { loadElements } from '../page-tools/manifest.mjs';
import { faultOfAddress, readAllowed } from './allowed.mjs';
import { createTokenControls, readTokenControls, showOnPickers } from './colours.mjs';
import { resolveColours, showContrasts } from './show-contrasts.mjs';
import { createResolver } from './css-values.mjs';
import { createFeedStatus } from './feed-status.mjs';
import { formatChoices, listenToCopy, showLines } from './lines.mjs';
import { emptyPreview, mountPreview, paintPreview } from './preview.mjs';
import { choices, pageColours, readHash, readLink, writeHash } from './state.mjs';

const { format: formats, ...views } = choices;
const viewNames = Object.keys(views);

async function start() {
  const allowed = readAllowed(document);
  const [elements, feeds, checkFeed] = await Promise.all([
    loadElements(),
    loadFeeds().catch(() => []), // a server need not have feeds of its own
    createFeedStatus(allowed),
  ]);
  const resolve = createResolver(byId('probe'));
  let state;

  byId('element').replaceChildren(...elements.map(({ tagName }) => option(tagName, `<${tagName}>`)));
  byId('own-feeds').hidden = !feeds.length;
  fillFeeds(byId('feeds'), feeds);
  byId('formats').append(...formatChoices());
  open();
  listen();
  listenToCopy();

  function open() {
    state = readHash(location.hash, elements);
    state.attributes = { src: feedFor(state.element), ...state.attributes };
    byId('element').value = state.element;
    for (const name of viewNames) byId(`view-${name}`).value = state.view[name];
    for (const name of formats) byId(`format-${name}`).checked = name === state.view.format;
    byId('dark').checked = state.hasDark;
    byId('fallback-text').value = state.fallback.text;
    byId('fallback-url').value = state.fallback.url;
    byId('page-colours').replaceChildren(...createTokenControls(pageColours, state.page));
    showElement();
    showFeed();
    show();
  }

  function chosen() {
    return elements.find(({ tagName }) => tagName === state.element);
  }

  function feedFor(tagName) {
    return feeds.find(({ element }) => element === tagName)?.url ?? '';
  }

  function showElement() {
    const { description, attributes, tokens } = chosen();
    byId('element-description').textContent = description;
    const others = attributes.filter(({ name }) => name !== 'src'); // which has controls of its own
    byId('attributes').replaceChildren(...createControls(others, state.attributes));
    byId('tokens').replaceChildren(...createTokenControls(tokens, state.tokens));
  }

  function showFeed() {
    const { src } = state.attributes;
    byId('src').value = src;
    byId('feeds').value = feeds.some(({ url }) => url === src) ? src : '';
    void checkFeed(src);
  }

  function show() {
    const fault = faultOfAddress(state.attributes.src, allowed, location.href);
    if (fault) emptyPreview(byId('frame'), fault);
    else mountPreview(byId('frame'), state);
    paint();
    save();
  }

  function paint() {
    const { tokens } = chosen();
    document.documentElement.classList.toggle('has-dark', state.hasDark);
    const names = tokens.map(({ name }) => name);
    paintPreview(byId('frame'), state, names);
    const values = { ...state.page, ...state.tokens };
    const colours = resolveColours([...pageColours, ...tokens], values, state.hasDark, resolve);
    showOnPickers(byId('settings'), colours);
    const faults = showContrasts(byId('settings'), colours, state.hasDark);
    announce(
      byId('contrast-status'),
      faults
        ? `${faults} ${faults === 1 ? 'contrast is' : 'contrasts are'} too low.`
        : 'All contrasts are enough.',
    );
  }

  function save() {
    history.replaceState(null, '', writeHash(state, elements));
    showLines(state, chosen().attributes);
  }

  function load(src) {
    state.attributes.src = src.trim();
    showFeed();
    show();
  }

  function chooseElement(tagName) {
    const wasDefault = state.attributes.src === feedFor(state.element);
    state.element = tagName;
    const { attributes, tokens } = chosen();
    state.attributes = keep(state.attributes, attributes);
    state.tokens = keep(state.tokens, tokens);
    if (wasDefault) state.attributes.src = feedFor(tagName);
    showElement();
    showFeed();
    show();
  }

  function listen() {
    const on = (id, type, listener) => byId(id).addEventListener(type, listener);
    on('settings', 'submit', event => event.preventDefault());
    on('element', 'change', ({ target }) => chooseElement(target.value));
    on('feeds', 'change', ({ target }) => target.value && load(target.value));
    on('src', 'change', ({ target }) => load(target.value));
    on('check', 'click', () => load(byId('src').value));
    on('attributes', 'change', () => {
      state.attributes = { src: state.attributes.src, ...readControls(byId('attributes')) };
      show();
    });
    for (const name of viewNames) {
      on(`view-${name}`, 'change', ({ target }) => {
        state.view[name] = target.value;
        show();
      });
    }
    on('formats', 'change', ({ target }) => {
      state.view.format = target.value;
      save();
    });
    for (const id of ['page-colours', 'tokens']) {
      on(id, 'input', ({ target }) => {
        if (target.dataset.picks) byId(target.dataset.picks).value = target.value;
        state.page = readTokenControls(byId('page-colours'), pageColours);
        state.tokens = readTokenControls(byId('tokens'), chosen().tokens);
        paint();
      });
      on(id, 'change', save); // not at every move of a picker: browsers count changes of the address
    }
    on('dark', 'change', ({ target }) => {
      state.hasDark = target.checked;
      paint();
      save();
    });
    on('fallback', 'change', () => {
      const url = byId('fallback-url').value.trim();
      state.fallback = { text: byId('fallback-text').value.trim(), url: readLink(url) };
      const isWrong = url !== state.fallback.url;
      byId('fallback-url').setAttribute('aria-invalid', String(isWrong));
      byId('fallback-error').textContent = isWrong ? 'Write an address that begins with https://.' : '';
      save();
    });
    // A link within the page, such as the one that skips to the preview, takes the state out of the address.
    addEventListener('hashchange', () => (location.hash.includes('=') ? open() : save()));
  }
}

/** What is set of it, in so far as the element has it. */
const keep = (values, known) =>
  Object.fromEntries(Object.entries(values).filter(([name]) => known.some(each => each.name === name)));

function announce(status, words) {
  if (status.textContent !== words) status.textContent = words; // or it would be read out at every key
}

start().catch(error => {
  byId('frame').replaceChildren(`The builder cannot start. ${error.message}`);
  throw error;
});
