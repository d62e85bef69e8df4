import { asAttribute } from '../attribute.js';
import type { Options } from '../options.js';
import type { NamedFeed } from './feeds-file.js';

/** As the build writes it. */
const NO_ORIGINS = '<meta name="callbox-feed-origins" content="" />';

/**
 * What pages that show whatever feed their address names may show beside the service's own feeds: origins, and of a feed that is
 * named its address alone, since its origin may hold what others have put there.
 */
export const shownFeeds = ({ feedOrigins }: Options, feeds: readonly NamedFeed[]): string[] => [
  ...(feedOrigins ?? []),
  ...feeds.map(({ upstream }) => upstream),
];

/** Writes that into a page, where the build has left the list empty. */
export const withShownFeeds = (page: string, shown: readonly string[]): string =>
  page.replace(
    NO_ORIGINS,
    () => `<meta name="callbox-feed-origins" content="${shown.map(asAttribute).join(' ')}" />`,
  );
