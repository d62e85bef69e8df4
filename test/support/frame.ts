/** A page in a frame, as wide as a phone unless told otherwise: for what follows the window rather than the container. */
export interface FramedPage {
  readonly window: Window;
  readonly document: Document;
}

export interface FrameOptions {
  width?: number;
  height?: number;
  /** Modules that the page loads, such as `/src/components/event-list/event-list.ts`. */
  modules?: readonly string[];
  /** Style sheets that the page links. */
  styles?: readonly string[];
  /** The page's Content Security Policy. It then asks the real network, which alone obeys it, and not `serveFeed`. */
  policy?: string;
  /** What stands before the page's markup; without it the page is in quirks mode. */
  doctype?: string;
}

/** Opens a page with that markup in its body. It answers to the test's `serveFeed`, and leaves after the test. */
export async function openFrame(
  markup: string,
  {
    width = 320,
    height = 640,
    modules = [],
    styles = [],
    policy,
    doctype = '<!doctype html>',
  }: FrameOptions = {},
): Promise<FramedPage> {
  const frame = document.createElement('iframe');
  frame.width = String(width);
  frame.height = String(height);
  frame.title = 'Page under test';
  frame.src = blankPage(doctype, policy);
  const opened = new Promise(done => frame.addEventListener('load', done, { once: true }));
  document.body.append(frame);
  frames.add(frame);
  await opened;

  const page = frame.contentWindow;
  const content = frame.contentDocument;
  if (!page || !content) throw new Error('The frame holds no page');
  if (policy === undefined) page.fetch = (...request) => window.fetch(...request);
  page.addEventListener('error', event => reportError(event.error ?? event.message));
  page.addEventListener('unhandledrejection', event => reportError(event.reason));
  await Promise.all(styles.map(href => loaded(content, 'link', { rel: 'stylesheet', href })));
  content.body.innerHTML = markup;
  await Promise.all(modules.map(src => loadModule(content, src)));
  return { window: page, document: content };
}

/** Loads a module into the page. */
export const loadModule = (content: Document, src: string): Promise<unknown> =>
  loaded(content, 'script', { type: 'module', src });

// A blob, since a page in `srcdoc` is never in quirks mode.
function blankPage(doctype: string, policy?: string): string {
  const meta = policy === undefined ? '' : `<meta http-equiv="content-security-policy" content="${policy}">`;
  const page = `${doctype}<html lang="en">${meta}<base href="${location.origin}/"><title>Page under test</title><body></body>`;
  return URL.createObjectURL(new Blob([page], { type: 'text/html;charset=utf-8' }));
}

function loaded(content: Document, name: 'link' | 'script', attributes: object): Promise<unknown> {
  const element = Object.assign(content.createElement(name), attributes);
  const done = new Promise((resolve, reject) => {
    element.addEventListener('load', resolve);
    element.addEventListener('error', () => reject(new Error(`${JSON.stringify(attributes)} does not load`)));
  });
  content.head.append(element);
  return done;
}

const frames = new Set<HTMLIFrameElement>();

afterEach('close the frames', () => {
  for (const frame of frames) frame.remove();
  frames.clear();
});
