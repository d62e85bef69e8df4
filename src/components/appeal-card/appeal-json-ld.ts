import type { Appeal } from '../../feed/appeals.js';
import { titleOf } from '../../feed/plain-text.js';

/** An appeal in schema.org's words; none where a person is in it, since search engines forget late. */
export function appealJsonLd(appeal: Appeal): object | undefined {
  const { hasPerson, url, datePublished, summary, expires } = appeal;
  if (hasPerson || appeal.images || appeal.status === 'resolved') return undefined;
  return {
    '@type': 'SpecialAnnouncement',
    name: titleOf(appeal),
    url,
    text: summary,
    datePosted: datePublished?.toISOString(),
    expires: expires?.toISOString(),
  };
}
