import type { ReactiveElement } from 'lit';
import type { Comment } from '../../feed/comments.js';
import type { FeedController } from '../../feed/feed-controller.js';
import type { Feed } from '../../feed/feed.js';
import type { LocalizeController } from '../../i18n/localize-controller.js';
import type { CommentView } from './comment-view.js';
import { Form } from './form.js';
import { placeOf, type Notes, type Token } from './notes.js';
import { OwnComment, stateWords, type OwnActs } from './own-comment.js';
import { problemWords } from './problem-words.js';
import { ask, Problem } from './send.js';

/** A comment box, as far as what stands in it has to know. */
export interface Box extends ReactiveElement {
  reload(): Promise<void>;
}

interface OwnCommentsOptions {
  box: Box;
  feed: FeedController<Comment>;
  /** Ids of comments that don't wait behind "Show new comments". */
  seen: Set<string>;
  words: LocalizeController;
  notes: Notes;
  /** Says something to those who hear the page. */
  say: (words: string) => void;
}

/** The visitor's own comments in a thread: what has become of them, and changing, deleting and restoring them. */
export class OwnComments implements OwnActs {
  readonly #options: OwnCommentsOptions;
  #all: OwnComment[] = [];
  #postUrl = '';
  #view!: CommentView;
  #lastFeed?: Feed;
  /** Ids of the comments that the list shows. */
  #listed = new Set<string>();

  constructor(options: OwnCommentsOptions) {
    this.#options = options;
  }

  /** Begins with those that this tab remembers of a thread. */
  enter(postUrl: string): void {
    this.leave();
    this.#postUrl = postUrl;
    this.#all = this.#options.notes.tokensOf(postUrl).map(token => new OwnComment(token));
  }

  leave(): void {
    for (const own of this.#all) own.form?.close();
    this.#all = [];
    this.#lastFeed = undefined;
  }

  /** Takes one that was sent just now, and the right to it; gives nothing where the service's answer is no comment. */
  add(json: unknown, postUrl: string): OwnComment | undefined {
    const { id, _comment } = (json ?? {}) as { id?: unknown; _comment?: { edit_token?: unknown } };
    const own = new OwnComment({ id: String(id), token: String(_comment?.edit_token ?? ''), postUrl });
    if (!own.take(json)) return undefined;
    if (own.token) this.#options.notes.keepToken(own);
    if (postUrl !== this.#postUrl) return own;
    this.#all = [...this.#all.filter(other => other.id !== own.id), own];
    this.#options.seen.add(own.id);
    return own;
  }

  /** Asks what has become of them, each time that the feed was read. */
  follow(view: CommentView): void {
    this.#view = view;
    this.#listed = new Set(this.#options.feed.items.map(({ id }) => id));
    if (!view.feed || view.feed === this.#lastFeed) return;
    this.#lastFeed = view.feed;
    for (const own of this.#all) {
      this.#options.seen.add(own.id);
      const isSettled = own.item && this.#listed.has(own.id) && !own.canEdit(view.now);
      if (!isSettled) void this.#refresh(own);
    }
  }

  /** The nodes of those that stand above the list, or below a comment that they answer or that they are. */
  nodesFor(comment?: Comment): HTMLElement[] {
    const listed = this.#listed;
    const level = this.#view.level + (comment ? Math.min(comment.depth + 1, 3) : 0);
    return this.#all
      .filter(own => {
        if (listed.has(own.id)) return own.id === comment?.id;
        const parent = own.state.inReplyTo ?? '';
        return own.item && (listed.has(parent) ? parent : undefined) === comment?.id;
      })
      .filter(({ state }) => state.status && (state.reasonCode !== 'author' || state.undoUntil))
      .map(own => {
        own.update(this.#view, this.#options.words, this, listed.has(own.id) ? undefined : level);
        return own.node;
      });
  }

  /** When one of them will read otherwise, in milliseconds since 1970 by the server's clock. */
  nextMoment(now: number): number {
    return Math.min(...this.#all.map(own => own.nextMoment(now)));
  }

  /** The one in which an element stands, but for one that is being changed or deleted, which goes its own way. */
  around(element: Element | null): OwnComment | undefined {
    return this.#all.find(own => own.node.contains(element) && !own.form && !own.isBusy);
  }

  focus(own: OwnComment): void {
    const article = own.node.querySelector('article') ?? own.node.closest<HTMLElement>('article');
    article?.focus();
  }

  readonly onEdit = async (own: OwnComment): Promise<void> => {
    const place = placeOf(own.postUrl, `edit ${own.id}`);
    const draft = this.#options.notes.draftOf(place) || own.item?.contentText || '';
    const close = async () => {
      own.form?.close();
      own.form = undefined;
      this.#options.notes.keepDraft(place, '');
      await this.#rendered();
    };
    own.problem = '';
    own.form = new Form({
      words: this.#options.words,
      plan: () => ({
        title: this.#options.words.term('editTitle'),
        fields: [
          {
            name: 'content_text',
            kind: 'text',
            label: this.#options.words.term('yourText'),
            isRequired: true,
            max: this.#view.thread?.maxLength,
            initial: draft,
          },
        ],
        sendWords: this.#options.words.term('save'),
        closed: own.canEdit(this.#view.now)
          ? undefined
          : this.#options.words.term('problem-edit-window-over'),
      }),
      onText: text => this.#options.notes.keepDraft(place, text),
      onCancel: () => void close().then(() => own.node.querySelector<HTMLElement>('[part="edit"]')?.focus()),
      send: async ({ content_text }) => {
        await this.#change(own, 'PATCH', '', { content_text, version: own.state.version });
        await close();
        await this.#options.box.reload();
        await this.#rendered();
        this.#options.say(
          stateWords(own.state, true, this.#view, this.#options.words) || this.#options.words.term('isSaved'),
        );
        this.focus(own);
      },
    });
    await this.#rendered();
    own.form?.focus();
  };

  readonly onDelete = (own: OwnComment): Promise<void> =>
    this.#try(own, async () => {
      await this.#change(own, 'DELETE');
      await this.#options.box.reload();
      await this.#rendered();
      this.#options.say(this.#options.words.term('isDeleted'));
      own.node.querySelector<HTMLElement>('[part="undo"]')?.focus();
    });

  readonly onUndo = (own: OwnComment): Promise<void> =>
    this.#try(own, async () => {
      await this.#change(own, 'POST', '/restoration', {});
      await this.#options.box.reload();
      await this.#rendered();
      this.#options.say(this.#options.words.term('isBack'));
      this.focus(own);
    });

  async #try(own: OwnComment, act: () => Promise<void>): Promise<void> {
    own.isBusy = true;
    own.problem = '';
    this.#options.box.requestUpdate();
    try {
      await act();
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      own.problem = problemWords(error, this.#options.words);
    } finally {
      own.isBusy = false;
      this.#options.box.requestUpdate();
    }
  }

  async #change(own: OwnComment, method: string, action = '', body?: object): Promise<void> {
    try {
      own.take(await ask(own.address(action), { method, token: own.token, body }));
    } catch (error) {
      if (error instanceof Problem && error.code === 'conflict') await this.#refresh(own);
      throw error;
    }
    this.#options.box.requestUpdate();
  }

  async #refresh(own: OwnComment): Promise<void> {
    if (!own.token || own.isBusy) return;
    try {
      const was = own.state.status;
      if (!own.take(await ask(own.address(), { token: own.token }))) return;
      const { status } = own.state;
      if (was && was !== status)
        this.#options.say(stateWords(own.state, false, this.#view, this.#options.words));
      // The feed was read a moment too early for it.
      if (status === 'published' && was !== status && !this.#listed.has(own.id))
        void this.#options.box.reload();
    } catch (error) {
      const code = error instanceof Problem ? error.code : '';
      if (['not-found', 'unauthorized', 'wrong-token'].includes(code)) this.#forget(own);
      else console.warn('Callbox does not know what has become of a comment.', error);
    }
    this.#options.box.requestUpdate();
  }

  #forget(own: Token): void {
    this.#options.notes.forgetToken(own);
    this.#all = this.#all.filter(other => other !== own);
  }

  async #rendered(): Promise<void> {
    this.#options.box.requestUpdate();
    await this.#options.box.updateComplete;
  }
}
