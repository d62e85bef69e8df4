import * as v from 'valibot';
import { email, filledText, line, longText, oneOf } from '../fields.js';
import { reportReasons, type Settings } from '../settings.js';

const id = v.pipe(
  v.string(),
  v.maxLength(100, 'too-long:100'),
  v.regex(/^[\w-]*$/, 'gone'), // PostgreSQL takes no NUL in a text, not even to look for it
);

/** A language tag (BCP 47) in its canonical form. */
const language = v.pipe(
  v.string(),
  v.maxLength(35, 'too-long:35'),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    try {
      return Intl.getCanonicalLocales(dataset.value)[0] ?? '';
    } catch {
      addIssue({ message: 'format' });
      return NEVER;
    }
  }),
);

const notBlank = v.check<string, string>(text => text !== '', 'missing');

/** A field that may be left out, be null or be left empty, as forms send it. */
function absentOr<S extends v.GenericSchema>(schema: S) {
  const isAbsent = (value: unknown) => value === null || (typeof value === 'string' && value.trim() === '');
  return v.optional(
    v.pipe(
      v.unknown(),
      v.transform(value => (isAbsent(value) ? undefined : value)),
      v.optional(schema),
    ),
  );
}

const ignored = v.optional(
  v.pipe(
    v.unknown(),
    v.transform(() => undefined),
  ),
);

/** What a resident sends; which of it is asked for, the agency says. */
export function commentSchema(settings: Settings) {
  const asked = <S extends v.GenericSchema>(schema: S, wanted: Settings['name']) =>
    wanted === 'none' ? ignored : wanted === 'required' ? schema : absentOr(schema);
  return v.object({
    name: asked(v.pipe(line(80), notBlank), settings.name),
    email: asked(email, settings.email),
    kind: absentOr(oneOf(...settings.kinds.map(kind => kind.id))),
    content_text: filledText(settings.max_length),
    in_reply_to: absentOr(id),
    language: absentOr(language),
    challenge: absentOr(v.pipe(v.string(), v.maxLength(8_000, 'too-long:8000'))),
    /** Whatever fills this is no person: no person sees it. */
    website: v.optional(v.unknown()),
  });
}

/** What an author changes. */
export const editSchema = (settings: Settings) =>
  v.object({
    content_text: filledText(settings.max_length),
    version: v.optional(v.pipe(v.number(), v.integer())),
  });

export const reportSchema = v.object({
  reason: oneOf(...reportReasons),
  content_text: absentOr(longText(1000)),
});
