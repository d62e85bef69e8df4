import { toJson } from './json.js';

/** What is wrong with one field of a request's body. */
export interface FieldError {
  /** JSON Pointer (RFC 6901) as a URI fragment, such as `#/content_text`. */
  pointer: string;
  detail: string;
  code: FieldErrorCode;
  max?: number;
}

export type FieldErrorCode =
  | 'missing'
  | 'type'
  | 'too-long'
  | 'too-short'
  | 'format'
  | 'unknown'
  | 'gone'
  | 'expired'
  | 'used'
  | 'wrong';

const problems = {
  'malformed-json': [400, 'The body is not JSON'],
  'malformed-address': [400, 'The address cannot be read'],
  unauthorized: [401, 'Sign in, or send the token'],
  forbidden: [403, 'This account may not do that'],
  'origin-not-allowed': [403, 'This page may not post here'],
  'wrong-token': [403, 'The token belongs to another comment'],
  'thread-closed': [403, 'The thread is closed'],
  'edit-window-over': [403, 'The time to change this comment is over'],
  'not-found': [404, 'There is nothing here'],
  'method-not-allowed': [405, 'This address does not know that method'],
  conflict: [409, 'It has changed meanwhile'],
  duplicate: [409, 'The same words were sent already'],
  'too-large': [413, 'The body is too large'],
  'not-json': [415, 'The body must be sent as JSON'],
  'invalid-fields': [422, 'Some fields cannot be taken as they are'],
  'challenge-failed': [422, 'The challenge was not solved'],
  'idempotency-conflict': [422, 'This Idempotency-Key was used for another request'],
  'rate-limited': [429, 'Too many requests'],
  'locked-out': [429, 'Too many failed attempts'],
  internal: [500, 'Something went wrong here'],
  'format-not-supported': [501, 'The answer does not come in this format'],
  unavailable: [503, 'The service cannot do this now'],
} as const;

export type ProblemName = keyof typeof problems;

interface ProblemOptions extends ErrorOptions {
  errors?: FieldError[];
  headers?: Record<string, string>;
  /** Further members, such as the present state after a conflict (RFC 9457, section 3.2). */
  members?: Record<string, unknown>;
}

/** Thrown where a request is refused; it becomes an answer of `application/problem+json` (RFC 9457). */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly type: ProblemName;
  readonly status: number;
  readonly errors?: FieldError[];
  readonly headers: Record<string, string>;
  readonly members: Record<string, unknown>;

  /** @param detail What happened and how to mend it, for the developer of whatever sent the request. */
  constructor(type: ProblemName, detail: string, options: ProblemOptions = {}) {
    super(detail, options);
    this.type = type;
    this.status = problems[type][0];
    this.errors = options.errors;
    this.headers = options.headers ?? {};
    this.members = options.members ?? {};
  }

  /** A problem with fields of the body. */
  static fields(errors: FieldError[], type: ProblemName = 'invalid-fields'): Problem {
    return new Problem(type, errors.map(({ pointer, detail }) => `${pointer} ${detail}`).join('; '), {
      errors,
    });
  }

  toJSON(): Record<string, unknown> {
    const { type, status, message: detail, errors, members } = this;
    return {
      ...members,
      type: problemType(type),
      title: problems[type][1],
      status,
      detail,
      ...(errors && { errors }),
    };
  }

  toResponse(): Response {
    const headers = {
      'Content-Type': 'application/problem+json',
      'Cache-Control': 'no-store',
      ...this.headers,
    };
    return new Response(toJson(this), { status: this.status, headers });
  }
}

/** The stable identifier of a kind of problem. It is a name, which nobody has to be able to fetch. */
export const problemType = (name: ProblemName) => `https://callbox.example/problems/${name}`;
