import * as v from 'valibot';
import { roles } from '../accounts/accounts.js';
import { LONGEST, SHORTEST } from '../accounts/passwords.js';
import { email, filled, line, oneOf } from '../fields.js';
import { lengthOf } from '../text/clean.js';

export const newPassword = v.pipe(
  v.string(),
  v.check(text => lengthOf(text) >= SHORTEST, `too-short:${SHORTEST}`),
  v.maxLength(LONGEST, `too-long:${LONGEST}`),
);

const emptyOr = <S extends v.GenericSchema<string, string>>(schema: S) =>
  v.pipe(
    v.nullable(v.union([v.literal(''), schema])),
    v.transform(text => text ?? ''),
  );

const fields = {
  roles: v.optional(v.pipe(v.array(oneOf(...roles)), v.minLength(1, 'too-short:1'))),
  agency: v.optional(emptyOr(line(120))),
  role: v.optional(emptyOr(line(120))),
  email: v.optional(emptyOr(email)),
};

export const newAccountSchema = v.object({ ...fields, name: filled(80), password: newPassword });

export const accountChangeSchema = v.object({
  ...fields,
  disabled: v.optional(v.boolean()),
  password: v.optional(newPassword),
});
