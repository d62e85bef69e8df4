/** What the browser itself brings. MooTools puts classes of its own in their places; a page under test kept these first. */
const { Event, Request } =
  (window as { browsersOwn?: Pick<typeof globalThis, 'Event' | 'Request'> }).browsersOwn ?? window;

export { Event as NativeEvent, Request as NativeRequest };
