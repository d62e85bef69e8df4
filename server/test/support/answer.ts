import assert from 'node:assert/strict';

/** A comment as the service answers with it. */
export interface Item {
  id: string;
  content_text: string;
  date_published?: string;
  date_modified?: string;
  language?: string;
  authors?: { name: string }[];
  _comment: {
    status: string;
    in_reply_to?: string;
    kind?: string;
    version?: number;
    edit_token?: string;
    edit_until?: string;
    undo_until?: string;
    edited?: boolean;
    pinned?: boolean;
    reason_code?: string;
    report_url?: string;
    reply_count?: number;
    official?: { agency: string; role: string };
  };
}

export interface FeedBody {
  version: string;
  title: string;
  feed_url: string;
  next_url?: string;
  _comments: Record<string, unknown> & { count: number; post_url: string; closed?: boolean };
  items: Item[];
}

export interface ProblemBody {
  type: string;
  title: string;
  status: number;
  detail: string;
  errors?: { pointer: string; detail: string; code: string; max?: number }[];
}

/** An answer whose body has been read. */
export class Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;

  private constructor({ status, headers }: Response, text: string) {
    this.status = status;
    this.headers = headers;
    this.text = text;
  }

  static async of(response: Response): Promise<Answer> {
    const answer = new Answer(response, await response.text());
    assert.doesNotMatch(
      answer.text,
      /\bat .+:\d+:\d+|node_modules|file:\/\//,
      'the answer holds a stack trace',
    );
    return answer;
  }

  get item(): Item {
    assert.ok([200, 201, 202].includes(this.status), `${this.status} ${this.text}`);
    return this.#json() as Item;
  }

  get feed(): FeedBody {
    assert.equal(this.status, 200, this.text);
    return this.#json() as FeedBody;
  }

  get body(): Record<string, unknown> {
    return this.#json() as Record<string, unknown>;
  }

  /** What the service says is wrong: always `application/problem+json` (RFC 9457). */
  get problem(): ProblemBody {
    assert.equal(this.headers.get('Content-Type'), 'application/problem+json', this.text);
    const problem = this.#json() as ProblemBody;
    assert.equal(problem.status, this.status);
    assert.ok(problem.title && problem.detail, this.text);
    return problem;
  }

  /** The last part of the problem's type, such as `not-found`. */
  get problemName(): string {
    return this.problem.type.replace('https://callbox.example/problems/', '');
  }

  /** The problem's fields in short: `#/content_text missing`. */
  get fieldErrors(): string[] {
    return (this.problem.errors ?? []).map(({ pointer, code }) => `${pointer} ${code}`);
  }

  #json(): unknown {
    return JSON.parse(this.text);
  }
}
