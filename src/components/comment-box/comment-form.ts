import { html, nothing } from 'lit';
import type { Comment } from '../../feed/comments.js';
import { excerpt } from '../../feed/plain-text.js';
import type { LocalizeController } from '../../i18n/localize-controller.js';
import type { ProofOfWork } from './challenge.js';
import type { CommentView } from './comment-view.js';
import type { Field, FormPlan } from './form-view.js';
import { toJson } from './json.js';
import { ask, newKey, Problem } from './send.js';

/** Who wrote a comment, as its readers know them. */
export const authorOf = ({ authors, official }: Comment, { localize }: CommentView): string =>
  excerpt(authors?.[0]?.name ?? official?.agency ?? localize.term('someone'), 80);

/** The form for a comment, as the thread wants it; for a reply where it answers one. */
export function commentPlan(
  view: CommentView,
  words: LocalizeController,
  { target, answered, draft }: { target: string; answered?: Comment; draft: string },
): FormPlan {
  const { thread = {}, feed, localize } = view;
  const lang = feed?.language ?? localize.pageLang;
  const isOrphan = !!target && !answered;
  return {
    title: answered ? words.term('replyTitle', { name: authorOf(answered, view) }) : words.term('writeTitle'),
    above: html`${isOrphan ? html`<p>${words.term('orphan')}</p>` : nothing}
    ${
      target && thread.notice
        ? html`<p part="notice" role="note" lang=${lang} dir="auto">${thread.notice}</p>`
        : nothing
    }`,
    below: thread.guidelinesUrl
      ? html`<p class="quiet">
          <a href=${thread.guidelinesUrl} rel="noopener" target="_blank">${localize.term('guidelines')}</a>
        </p>`
      : nothing,
    fields: fieldsOf(view, words, draft),
    sendWords: words.term('send'),
    closed: view.isOpen ? undefined : words.term('closedMeanwhile'),
  };
}

function fieldsOf({ thread = {} }: CommentView, words: LocalizeController, draft: string): Field[] {
  const { name = 'optional', email = 'none', kinds, maxLength } = thread;
  const fields: Field[] = [];
  if (name !== 'none')
    fields.push({
      name: 'name',
      kind: 'line',
      label: words.term('yourName'),
      hint: words.term('yourNameHint'),
      isRequired: name === 'required',
    });
  if (email !== 'none')
    fields.push({
      name: 'email',
      kind: 'email',
      label: words.term('yourEmail'),
      hint: words.term('yourEmailHint'),
      isRequired: email === 'required',
    });
  if (kinds) fields.push({ name: 'kind', kind: 'choice', label: words.term('yourKind'), options: kinds });
  fields.push({
    name: 'content_text',
    kind: 'text',
    label: words.term('yourText'),
    isRequired: true,
    max: maxLength,
    initial: draft,
  });
  return fields;
}

/** Sends a comment in such a way that a repeat of it, after an answer was lost, is no second one. */
export class Delivery {
  readonly #proofOfWork: ProofOfWork;
  #words = '';
  #key = '';
  /** What goes with the words, be it nothing; unset until it was asked for. */
  #proof?: { challenge?: string };

  constructor(proofOfWork: ProofOfWork) {
    this.#proofOfWork = proofOfWork;
  }

  /** The service's answer: the comment. */
  async send(postUrl: string, challengeUrl: string | undefined, comment: object): Promise<unknown> {
    const words = toJson([postUrl, comment]);
    if (words !== this.#words) {
      this.#words = words;
      this.#key = newKey();
      this.#proof = undefined;
    }
    try {
      return await this.#try(postUrl, challengeUrl, comment);
    } catch (error) {
      const code = error instanceof Problem ? error.code : '';
      if (code === 'idempotency-conflict') this.#words = '';
      if (code !== 'challenge-failed') throw error;
      this.#proof = undefined; // too old, or used by another window: a new one, once
      return this.#try(postUrl, challengeUrl, comment);
    }
  }

  /** The same words go with the same proof, or again with none: else the service would not know them for a repeat. */
  async #try(postUrl: string, challengeUrl: string | undefined, comment: object): Promise<unknown> {
    this.#proof ??= { challenge: await this.#proofOfWork.take(challengeUrl) };
    const body = { ...comment, ...this.#proof };
    try {
      return await ask(postUrl, { method: 'POST', key: this.#key, body });
    } catch (error) {
      if (error instanceof Problem && error.code === 'challenge-failed') this.#proof = undefined;
      throw error;
    }
  }
}
