/** A feed that was asked for before the code that reads it was there. */
export interface EarlyAnswer {
  /** Its absolute address. */
  src: string;
  arrival: Promise<Arrival>;
  abort: AbortController;
  /** Whether somebody reads it; a body can be read once. */
  isTaken?: boolean;
}

export interface Arrival {
  response: Response;
  /** When it came, in milliseconds since 1970 by the visitor's clock; it may wait for the code that reads it. */
  at: number;
}

/** Of the registry that all scripts share: the loader and an element's code are built apart, and may be of two versions. */
const EARLY = Symbol.for('callbox early answer');

type Marked = Element & { [EARLY]?: EarlyAnswer };

/** The address that an element's `src` means on this page; nothing where it has none. */
export function addressOf(src: string | null | undefined): string | undefined {
  const address = src?.trim();
  if (!address) return undefined;
  try {
    return new URL(address, document.baseURI).href;
  } catch {
    return address; // refused by its scheme, which is none
  }
}

export const isWeb = (address: string) => /^https?:/.test(address);

/** Asks for a feed as a feed is to be asked for: without credentials, and past any cache in which a withdrawn appeal might live on. */
export const request = (src: string, { signal }: AbortController): Promise<Arrival> =>
  fetch(src, {
    credentials: 'omit',
    cache: 'no-cache',
    headers: { accept: 'application/feed+json, application/json;q=0.9, */*;q=0.1' },
    signal,
  }).then(response => ({ response, at: Date.now() }));

/** Asks for the feed of an element whose code is still to come, once for all elements with its address. */
export function askEarly(element: Marked, asked: Map<string, EarlyAnswer>): void {
  const src = addressOf(element.getAttribute('src'));
  if (element[EARLY] || !src || !isWeb(src)) return;
  let early = asked.get(src);
  if (!early) {
    const abort = new AbortController();
    early = { src, abort, arrival: request(src, abort) };
    early.arrival.catch(() => {}); // whoever reads it asks again, and says why
    asked.set(src, early);
  }
  element[EARLY] = early;
}

/** The request for that feed which the loader made for the element, unless somebody reads its answer already. */
export function takeEarly(element: Marked, src: string): EarlyAnswer | undefined {
  const early = element[EARLY];
  if (early?.src !== src || early.isTaken) return undefined;
  early.isTaken = true;
  return early;
}
