import { option } from './dom.mjs';

/** The feeds of this server: `title`, `url` and, of its own ones, the `element` they are made for. */
export async function loadFeeds() {
  const response = await fetch('feeds/list.json');
  if (!response.ok) throw new Error(`The list of feeds was answered with ${response.status}`);
  return (await response.json()).feeds;
}

export function fillFeeds(select, feeds) {
  select.replaceChildren(option('', 'Another address'), ...feeds.map(({ url, title }) => option(url, title)));
}

/** Reads a file as a feed; what is wrong with it is said in words for whoever chose it. */
export async function readFile(file) {
  try {
    return JSON.parse(await file.text());
  } catch (error) {
    throw new Error(`${file.name} is not JSON: ${error.message}`, { cause: error });
  }
}
