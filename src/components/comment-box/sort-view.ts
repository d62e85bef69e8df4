import { html } from 'lit';
import type { CommentOrder } from '../../feed/comments.js';
import type { CommentView } from './comment-view.js';

const ORDERS: CommentOrder[] = ['newest', 'oldest', 'discussed'];

/** The choice of an order. */
export function renderSort(
  { localize }: CommentView,
  chosen: CommentOrder,
  onSort: (order: CommentOrder) => void,
) {
  const onChange = ({ target }: Event) => onSort((target as HTMLSelectElement).value as CommentOrder);
  return html`<p part="sort">
    <label
      >${localize.term('sort')}
      <select @change=${onChange}>
        ${ORDERS.map(
          order =>
            html`<option value=${order} ?selected=${order === chosen}>${localize.term(order)}</option>`,
        )}
      </select></label
    >
  </p>`;
}
