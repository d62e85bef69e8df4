import type {
  Account,
  AccountFields,
  AuditEntry,
  Choice,
  Comment,
  ContextComment,
  Counts,
  DecisionResult,
  FieldProblem,
  ListeningMonth,
  Problem,
  Settings,
  Thread,
  ThreadFields,
} from './api-types.js';

/** Address of the moderation API on the server that serves this page. */
export const API = '/api/moderation/';

/** A slow line is waited for, a dead one is not. */
const TIMEOUT = 20_000;

/**
 * Thrown when the server refuses or can't be asked. `type` is the last part of the problem's own type, such as `conflict`;
 * `unreachable` when there was no answer, `malformed` when it was no JSON.
 */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly type: string;
  readonly status: number;
  readonly errors: FieldProblem[];
  readonly comment?: Comment;
  /** Seconds until it is worth trying again. */
  readonly retryAfter?: number;

  constructor(problem: Partial<Problem>, options?: ErrorOptions & { retryAfter?: number }) {
    super(problem.detail ?? problem.title ?? problem.type, options);
    this.type = (problem.type ?? 'internal').split('/').at(-1)!;
    this.status = problem.status ?? 0;
    this.errors = problem.errors ?? [];
    this.comment = problem.comment;
    this.retryAfter = options?.retryAfter;
  }
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** The typed client of the moderation API. */
export class Api {
  /** Asked when the session has ended; the request is sent again when it answers `true`. */
  signInAgain?: () => Promise<boolean>;

  // A session's own routes answer 401 to a person who is about to sign in: nothing to ask again.
  session = () => this.#send<{ account: Account }>('GET', 'session');
  signIn = (name: string, password: string) =>
    this.#send<{ account: Account }>('POST', 'session', { name, password });
  signOut = () => this.#send<undefined>('DELETE', 'session');
  changePassword = (old_password: string, new_password: string) =>
    this.#request<undefined>('POST', 'password', { old_password, new_password });

  counts = () => this.#request<{ counts: Counts }>('GET', 'counts');
  comments = (query: Record<string, string>) =>
    this.#request<CommentPage>('GET', `comments?${new URLSearchParams(query)}`);
  comment = (id: string) =>
    this.#request<{ comment: Comment; thread: Thread; context: ContextComment[]; history: AuditEntry[] }>(
      'GET',
      at('comments', id),
    );
  decide = (id: string, version: number, choice: Choice) =>
    this.#request<{ comment: Comment }>('POST', `${at('comments', id)}/decision`, { ...choice, version });
  decideAll = (decisions: ({ id: string; version: number } & Choice)[]) =>
    this.#request<{ results: DecisionResult[] }>('POST', 'decisions', { decisions });
  answer = (id: string, content_text: string) =>
    this.#request<{ comment: Comment }>('POST', `${at('comments', id)}/answer`, { content_text });

  threads = () => this.#request<{ threads: Thread[] }>('GET', 'threads');
  thread = (name: string) => this.#request<{ thread: Thread }>('GET', at('threads', name));
  saveThread = (name: string, fields: ThreadFields) =>
    this.#request<{ thread: Thread }>('POST', at('threads', name), fields);

  audit = (query: Record<string, string>) =>
    this.#request<AuditPage>('GET', `audit?${new URLSearchParams(query)}`);
  settings = () => this.#request<{ settings: Settings; tells_duty?: boolean }>('GET', 'settings');
  saveSettings = (settings: Settings) => this.#request<{ settings: Settings }>('PUT', 'settings', settings);
  accounts = () => this.#request<{ accounts: Account[] }>('GET', 'accounts');
  makeAccount = (fields: AccountFields) => this.#request<{ account: Account }>('POST', 'accounts', fields);
  saveAccount = (id: string, fields: AccountFields) =>
    this.#request<{ account: Account }>('PATCH', at('accounts', id), fields);
  listening = (month: string) =>
    this.#request<ListeningMonth>('GET', `listening?${new URLSearchParams({ month })}`);
  exportPerson = (email: string) =>
    this.#request<{ comments: unknown[] }>('POST', 'people/export', { email });
  erasePerson = (email: string) => this.#request<{ erased: number }>('POST', 'people/erasure', { email });

  /** Reads the page that an answer's `next` names, on this server whatever name it calls itself by. */
  follow<Page>(next: string): Promise<Page> {
    const { pathname, search } = new URL(next, new URL(API, location.href));
    return this.#request('GET', pathname + search);
  }

  async #request<T>(method: Method, path: string, body?: object): Promise<T> {
    try {
      return await this.#send(method, path, body);
    } catch (error) {
      const isSignedOut = error instanceof ApiError && error.type === 'unauthorized';
      if (!isSignedOut || !(await this.signInAgain?.())) throw error;
      return this.#send(method, path, body);
    }
  }

  async #send<T>(method: Method, path: string, body?: object): Promise<T> {
    const response = await fetch(new URL(path, new URL(API, location.href)), {
      method,
      headers: body ? { 'Content-Type': 'application/json' } : {},
      body: body && JSON.stringify(body),
      cache: 'no-store',
      signal: AbortSignal.timeout(TIMEOUT),
    }).catch((cause: unknown) => {
      throw new ApiError({ type: 'unreachable' }, { cause });
    });
    if (response.status === 204) return undefined as T;
    const answer = await response.json().catch((cause: unknown) => {
      throw new ApiError(
        { type: response.ok ? 'malformed' : 'internal', status: response.status },
        { cause },
      );
    });
    if (response.ok) return answer as T;
    const retryAfter = Number(response.headers.get('Retry-After')) || undefined;
    throw new ApiError(answer as Problem, { retryAfter });
  }
}

export interface CommentPage {
  comments: Comment[];
  next?: string;
}

export interface AuditPage {
  entries: AuditEntry[];
  next?: string;
}

const at = (folder: string, id: string) => `${folder}/${encodeURIComponent(id)}`;

/** The page's one client. */
export const api = new Api();
