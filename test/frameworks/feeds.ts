/** The addresses that an application reads, on the server that its page's own address names. */
export function feeds(search: string) {
  const origin = new URLSearchParams(search).get('feeds') ?? '';
  return { first: `${origin}/first.json`, second: `${origin}/second.json`, broken: `${origin}/broken.json` };
}

const feedOf = (title: string) => ({
  version: 'https://jsonfeed.org/version/1.1',
  title,
  items: [{ id: title, title, _event: { start: '2099-05-16T16:00:00Z', time_zone: 'America/Denver' } }],
});

/** Feeds that an application has already. */
export const given = { first: feedOf('Lantern walk'), second: feedOf('Harbour days') };
