import { create } from '../page-tools/dom.mjs';

/** Shows the element anew in the frame, as a page with these settings would. */
export function showPreview(frame, { element, attributes, view, feed }) {
  frame.lang = view.language || 'en-CA';
  frame.dir = view.direction || 'ltr';
  frame.dataset.scheme = view.scheme;
  frame.dataset.width = view.width;

  const fallback = create('p', {}, 'This is the fallback: what your page says when the feed cannot be read.');
  const widget = create(element, feed ? { ...attributes, src: undefined } : attributes, fallback);
  if (feed) customElements.whenDefined(element).then(() => (widget.feed = feed));
  frame.replaceChildren(widget);
}
