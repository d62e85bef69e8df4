/** What a source makes of an upstream's answer: a JSON Feed with our extension objects, as it could be served. */
export interface FeedJson {
  version: 'https://jsonfeed.org/version/1.1';
  title?: string;
  home_page_url?: string;
  description?: string;
  language?: string;
  next_url?: string;
  authors?: AuthorJson[];
  _callbox?: { time_zone?: string };
  _events?: { calendar_url?: string };
  _comments?: Record<string, unknown>;
  items: ItemJson[];
}

export interface AuthorJson {
  name?: string;
  url?: string;
  avatar?: string;
}

export interface AttachmentJson {
  url: string;
  mime_type?: string;
  title?: string;
  size_in_bytes?: number;
  duration_in_seconds?: number;
}

export interface ItemJson {
  id: string;
  url?: string;
  external_url?: string;
  title?: string;
  content_html?: string;
  content_text?: string;
  summary?: string;
  image?: string;
  date_published?: string;
  date_modified?: string;
  authors?: AuthorJson[];
  tags?: string[];
  language?: string;
  attachments?: AttachmentJson[];
  _appeal?: Record<string, unknown>;
  _event?: Record<string, unknown>;
  _video?: Record<string, unknown>;
  _comment?: Record<string, unknown>;
}

export const createFeed = (fields: Omit<FeedJson, 'version'>): FeedJson =>
  filled({ version: 'https://jsonfeed.org/version/1.1', ...fields });

/** Without what is empty, at every depth: no field for what the upstream does not say. */
export function filled<T>(value: T): T {
  return (prune(value) ?? value) as T;
}

function prune(value: unknown): unknown {
  if (value === null || value === '') return undefined;
  if (typeof value !== 'object') return value;
  if (Array.isArray(value)) {
    const entries = value.map(prune).filter(entry => entry !== undefined);
    return entries.length > 0 ? entries : undefined;
  }
  const fields = Object.entries(value!).flatMap(([name, field]) => {
    // A feed without items is a feed all the same.
    const kept = name === 'items' && Array.isArray(field) ? (prune(field) ?? []) : prune(field);
    return kept === undefined ? [] : [[name, kept]];
  });
  return fields.length > 0 ? Object.fromEntries(fields) : undefined;
}
