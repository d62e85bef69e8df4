import { html, nothing, type ReactiveController } from 'lit';
import { emit } from '../../emit.js';
import type { Comment } from '../../feed/comments.js';
import type { FeedController } from '../../feed/feed-controller.js';
import { MomentController } from '../../feed/moment-controller.js';
import { writing as english } from '../../i18n/en/writing.js';
import { LocalizeController } from '../../i18n/localize-controller.js';
import { ProofOfWork } from './challenge.js';
import { commentPlan, Delivery } from './comment-form.js';
import type { Act, CommentView } from './comment-view.js';
import { Form } from './form.js';
import { Notes, placeOf } from './notes.js';
import type { OwnComment } from './own-comment.js';
import { OwnComments, type Box } from './own-comments.js';
import { reportPlan } from './report-form.js';
import { ask } from './send.js';
import type { tabMemory } from './tab-memory.js';
import { writingStyles } from './writing.styles.js';

/** A form that is open, and the id of the comment that it is about; '' for one about none. */
interface OpenForm {
  act: Act;
  target: string;
  form: Form;
}

/** The writing half of a comment box: its forms, and what has become of what was sent with them. */
export class Writing implements ReactiveController {
  readonly #box: Box;
  readonly #feed: FeedController<Comment>;
  readonly #words: LocalizeController;
  readonly #notes: Notes;
  readonly #own: OwnComments;
  readonly #proofOfWork = new ProofOfWork();
  #forms: OpenForm[] = [];
  /** Ids of comments that the visitor has reported. */
  readonly #reported = new Set<string>();
  #view?: CommentView;
  #postUrl?: string;
  #news = '';
  #focused?: HTMLElement;
  /** The comment of the visitor's own in which that is. */
  #focusedOwn?: OwnComment;

  constructor(box: Box, feed: FeedController<Comment>, seen: Set<string>, memory: typeof tabMemory) {
    this.#notes = new Notes(memory);
    this.#box = box;
    this.#feed = feed;
    this.#words = new LocalizeController(box, english);
    this.#own = new OwnComments({
      box,
      feed,
      seen,
      words: this.#words,
      notes: this.#notes,
      say: words => this.#say(words),
    });
    new MomentController(box, () => this.#own.nextMoment(feed.now) - feed.skew);
    addStyles(box.renderRoot as ShadowRoot);
    box.addController(this);
  }

  /** Opens a form, or goes to it where it is open. */
  async open(act: Act, comment?: Comment): Promise<void> {
    const target = comment?.id ?? '';
    const open = this.#find(act, target) ?? this.#add(act, target, comment);
    await this.#rendered();
    open?.form.focus();
  }

  /** What stands above the list: the form for a comment, those that lost their comment, and own comments. */
  renderAbove(view: CommentView) {
    this.#enter(view);
    const listed = new Set(this.#feed.items.map(({ id }) => id));
    const forms = this.#forms.filter(({ act, target }) => act !== 'report' && !listed.has(target));
    for (const { form } of this.#forms) form.update();
    const own = this.#own.nodesFor();
    return html`<p class="visually-hidden" role="status" .textContent=${this.#news}></p>
      ${forms.map(({ form }) => form.node)}
      ${
        own.length
          ? html`<ul role="list">
              ${own.map(node => html`<li>${node}</li>`)}
            </ul>`
          : nothing
      }`;
  }

  /** What stands below a comment: the forms about it, and own replies to it. */
  renderBelow(comment: Comment) {
    const forms = this.#forms.filter(({ target }) => target === comment.id);
    return html`${forms.map(({ form }) => form.node)} ${this.#own.nodesFor(comment)}
    ${this.#reported.has(comment.id) ? html`<p part="state">${this.#words.term('reportThanks')}</p>` : nothing}`;
  }

  hostUpdate(): void {
    const { activeElement } = this.#box.renderRoot as ShadowRoot;
    this.#focused = activeElement?.closest('[part="form"], [part~="own"]')
      ? (activeElement as HTMLElement)
      : undefined;
    this.#focusedOwn = this.#own.around(activeElement);
  }

  /**
   * Takes the focus along with a form that was moved, since its comment was written anew; and with an own comment that
   * takes its place in the list, or whose button is gone since its time is over.
   */
  hostUpdated(): void {
    const { activeElement } = this.#box.renderRoot as ShadowRoot;
    const focused = this.#focused;
    if (focused?.isConnected && focused !== activeElement) focused.focus({ preventScroll: true });
    if (focused?.isConnected === false && this.#focusedOwn) this.#own.focus(this.#focusedOwn);
    this.#notes.forgetOld();
  }

  hostDisconnected(): void {
    // An element that is only moved on the page is back at once.
    queueMicrotask(() => this.#box.isConnected || this.#proofOfWork.stop());
  }

  /** Comes to a thread: to the drafts and to the own comments that this tab has of it. */
  #enter(view: CommentView): void {
    this.#view = view;
    const { postUrl } = view.thread ?? {};
    if (postUrl && postUrl !== this.#postUrl) {
      this.#postUrl = postUrl;
      for (const { form } of this.#forms) form.close();
      this.#forms = [];
      this.#own.enter(postUrl);
      for (const target of this.#notes.draftsIn(postUrl)) {
        if (!target.startsWith('edit ')) this.#add(target ? 'reply' : 'write', target);
      }
    }
    this.#own.follow(view);
  }

  #find(act: Act, target: string): OpenForm | undefined {
    return this.#forms.find(open => open.act === act && open.target === target);
  }

  #add(act: Act, target: string, comment?: Comment): OpenForm {
    const form = act === 'report' ? this.#reportForm(comment!) : this.#commentForm(act, target);
    const open = { act, target, form };
    this.#forms.push(open);
    return open;
  }

  #commentForm(act: Act, target: string): Form {
    const postUrl = this.#postUrl!;
    const place = placeOf(postUrl, target);
    const draft = this.#notes.draftOf(place);
    const delivery = new Delivery(this.#proofOfWork);
    return new Form({
      words: this.#words,
      plan: () => {
        const answered = this.#feed.all.find(({ id, status }) => id === target && status !== 'removed');
        return commentPlan(this.#view!, this.#words, { target, answered, draft });
      },
      onText: text => this.#notes.keepDraft(place, text),
      onFocus: () => this.#proofOfWork.start(this.#view?.thread?.challengeUrl),
      onCancel: () => void this.#cancel(act, target),
      send: async values => {
        const comment = { ...withoutEmpty(values), in_reply_to: target || undefined };
        const answer = await delivery.send(postUrl, this.#view?.thread?.challengeUrl, comment);
        await this.#sent(act, target, answer, postUrl);
        this.#forgetDraft(place, values['content_text']!);
      },
    });
  }

  /** Only what was sent: another box may have a newer draft for the same place. */
  #forgetDraft(place: string, sent: string): void {
    if (this.#notes.draftOf(place).replace(/\r\n?/g, '\n').trim() === sent) this.#notes.keepDraft(place, '');
  }

  async #sent(act: Act, target: string, answer: unknown, postUrl: string): Promise<void> {
    const own = this.#own.add(answer, postUrl);
    const isHere = postUrl === this.#postUrl; // the box may have been given another thread meanwhile
    if (isHere) this.#close(act, target);
    await this.#rendered();
    if (!own) return;
    const status = own.state.status ?? 'pending';
    emit(this.#box, 'callbox-comment', { id: own.id, status });
    if (!isHere) return;
    this.#say(this.#words.term(status === 'published' ? 'isPublished' : 'isPending'));
    if (status === 'published') await this.#box.reload();
    this.#own.focus(own);
  }

  #reportForm(comment: Comment): Form {
    return new Form({
      words: this.#words,
      plan: () => reportPlan(comment, this.#view!, this.#words),
      onCancel: () => void this.#cancel('report', comment.id),
      send: async values => {
        await ask(comment.reportUrl!, { method: 'POST', body: withoutEmpty(values) });
        this.#reported.add(comment.id);
        this.#say(this.#words.term('reportThanks'));
        await this.#cancel('report', comment.id);
      },
    });
  }

  /** Closes a form; who opened it goes on at the button that they opened it with. */
  async #cancel(act: Act, target: string): Promise<void> {
    const article = this.#find(act, target)?.form.node.closest('article');
    const opener = article?.querySelector<HTMLElement>(`[part="${act}"]`);
    this.#close(act, target);
    await this.#rendered();
    (opener ?? this.#box.renderRoot.querySelector<HTMLElement>('[part="write"]'))?.focus();
  }

  #close(act: Act, target: string): void {
    const open = this.#find(act, target);
    open?.form.close();
    this.#forms = this.#forms.filter(other => other !== open);
  }

  /** Says it to those who hear the page; the same words again are made others, or they would not be said. */
  #say(words: string): void {
    this.#news = this.#news === words ? `${words}\u00a0` : words;
    this.#box.requestUpdate();
  }

  async #rendered(): Promise<void> {
    this.#box.requestUpdate();
    await this.#box.updateComplete;
  }
}

const withoutEmpty = (values: Record<string, string>) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value));

/** Beside the element's own styles, in the way that its browser has. */
function addStyles(root: ShadowRoot): void {
  const { styleSheet, cssText } = writingStyles;
  if (styleSheet) {
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, styleSheet];
    return;
  }
  const style = document.createElement('style');
  style.textContent = cssText;
  root.append(style);
}
