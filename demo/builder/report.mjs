import { create } from '../page-tools/dom.mjs';

const MOST = 100;

const kinds = {
  lost: { one: 'loss', many: 'losses' },
  hidden: { one: 'item that is not shown', many: 'items that are not shown' },
  advice: { one: 'piece of advice', many: 'pieces of advice' },
};

/** What a check came to, in a sentence. */
export function summarize({ title, count, findings }) {
  const name = title ? `“${title}”` : 'A feed without a title';
  const items = `${name}: ${count} ${count === 1 ? 'item' : 'items'}`;
  if (!findings.length) return `${items}, and nothing is lost.`;
  const parts = Object.entries(kinds)
    .map(([kind, { one, many }]) => [findings.filter(finding => finding.kind === kind).length, one, many])
    .filter(([number]) => number)
    .map(([number, one, many]) => `${number} ${number === 1 ? one : many}`);
  return `${items}. See “The feed”: ${parts.join(', ')}.`;
}

/** Lists what was found; of very many, the first. */
export function showFindings(list, findings) {
  list.replaceChildren(...findings.slice(0, MOST).map(entry));
  if (findings.length > MOST) list.append(create('li', {}, `And ${findings.length - MOST} more.`));
}

function entry({ kind, item, field, words }) {
  const where = item ? `Item ${item.number}${item.title ? ` (“${item.title}”)` : ''}: ` : 'The feed: ';
  const named = field ? [create('code', {}, field), ' '] : [];
  return create('li', { class: kind }, create('strong', {}, where), ...named, ...withCode(words));
}

/** Names of fields stand between backticks. */
const withCode = words =>
  words.split('`').map((part, index) => (index % 2 ? create('code', {}, part) : part));
