import { create } from '../page-tools/dom.mjs';

/** Shows the element anew in the frame. Its fallback reads as on the page, but leads nowhere. */
export function mountPreview(frame, { element, attributes, fallback }) {
  // What stands in an address must not reach search engines under this page's name.
  const { 'structured-data': _, ...shown } = attributes;
  const preview = create(element, shown, create('p', {}, fallback.text || 'See it on our website'));
  preview.addEventListener('callbox-load', ({ detail }) => {
    // What residents wrote is no appeal of the police's, though it comes from its own server and as a feed, too.
    if (element !== 'callbox-comment-box' && '_comments' in detail.feed.source)
      emptyPreview(frame, 'This is a feed of comments: choose the comment box for it.');
  });
  frame.replaceChildren(preview);
}

export function emptyPreview(frame, words) {
  frame.replaceChildren(create('p', {}, words));
}

/** Makes the page around the element what is set; by the CSSOM, since the page's policy allows no style in markup. */
export function paintPreview(frame, { view, tokens, page, hasDark }, names) {
  frame.lang = view.language || 'en-CA';
  frame.dir = view.direction || 'ltr';
  frame.dataset.width = view.width;
  const scheme = hasDark && view.scheme === 'dark' ? 'dark' : 'light';
  frame.dataset.scheme = scheme;
  const shown = name => {
    const { light, dark } = { ...tokens, ...page }[name] ?? {};
    return (scheme === 'dark' && dark) || light || '';
  };
  // What this site sets on its own elements is not what theirs will have.
  for (const name of names) frame.style.setProperty(name, shown(name) || 'initial');
  frame.style.setProperty('background-color', shown('page-background'));
  frame.style.setProperty('color', shown('page-text'));
}
