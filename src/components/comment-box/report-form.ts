import type { Comment } from '../../feed/comments.js';
import type { LocalizeController } from '../../i18n/localize-controller.js';
import { authorOf } from './comment-form.js';
import type { CommentView } from './comment-view.js';
import type { FormPlan } from './form-view.js';

const REASONS = ['abuse', 'personal-data', 'off-topic', 'illegal'] as const;

/** The form that reports a comment to the moderators. */
export const reportPlan = (comment: Comment, view: CommentView, words: LocalizeController): FormPlan => ({
  title: words.term('reportTitle', { name: authorOf(comment, view) }),
  fields: [
    {
      name: 'reason',
      kind: 'radios',
      label: words.term('reportWhy'),
      isRequired: true,
      options: REASONS.map(id => ({ id, label: words.term(`report-${id}`) })),
    },
    { name: 'content_text', kind: 'text', label: words.term('reportText') },
  ],
  sendWords: words.term('send'),
});
