/**
 * Where a text stops being JSON, in words for whoever wrote it; nothing where it is JSON.
 *
 * Engines word it each in their own way and WebKit names no place, so the text is read again.
 *
 * @returns {{ line: number, column: number, words: string } | undefined} Both counted from 1.
 */
export function findJsonFault(text) {
  try {
    read(text);
    return undefined;
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return { ...placeOf(text, error.at), words: error.message };
  }
}

/** Line and column of a position, counted from 1. */
export function placeOf(text, at) {
  const before = text.slice(0, at).split(/\r\n|\r|\n/);
  return { line: before.length, column: before.at(-1).length + 1 };
}

class Fault extends Error {
  constructor(at, words) {
    super(words);
    this.at = at;
  }
}

const SPACE = /[ \t\n\r]*/y;
const PLAIN = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const WORD = /[^\s,:[\]{}"]+/y;
const TEXT_PIECE = /[^"\\\0-\x1f]+|\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y; // eslint-disable-line no-control-regex

/** Iterative: a feed may nest its lists deeper than a stack is. */
function read(text) {
  const open = [];
  const behindValue = () => (open.length ? 'comma' : 'nothing');
  let wanted = 'value';
  let at = after(SPACE, text, 0);
  for (; at < text.length; at = after(SPACE, text, at)) {
    const sign = text[at];
    const list = open.at(-1);
    if (wanted === 'nothing') {
      throw new Fault(at, 'The feed has ended before this; something follows it.');
    } else if (wanted === 'colon') {
      if (sign !== ':') throw new Fault(at, 'A colon is missing between a name and its value.');
      at += 1;
      wanted = 'value';
    } else if (wanted === 'comma' && sign === ',') {
      at += 1;
      wanted = list.sign === '{' ? 'name' : 'value';
    } else if (sign === ']' || sign === '}') {
      const mayClose = wanted === 'comma' || list?.isEmpty;
      if (!mayClose || sign !== CLOSING[list.sign]) throw new Fault(at, stray(text, at, list));
      open.pop();
      at += 1;
      wanted = behindValue();
    } else if (wanted === 'comma') {
      throw new Fault(at, missingComma(sign, list));
    } else {
      if (list) list.isEmpty = false;
      if (wanted === 'name') {
        if (sign !== '"') throw new Fault(at, unquoted(sign));
        at = afterText(text, at);
        wanted = 'colon';
      } else if (sign === '{' || sign === '[') {
        open.push({ sign, at, isEmpty: true });
        at += 1;
        wanted = sign === '{' ? 'name' : 'value';
      } else {
        at = sign === '"' ? afterText(text, at) : afterPlain(text, at);
        wanted = behindValue();
      }
    }
  }
  if (wanted === 'nothing') return;
  throw new Fault(at, cutShort(text, open.at(-1)));
}

const CLOSING = { '{': '}', '[': ']' };

const cutShort = (text, list) =>
  list
    ? `It ends too early: the ${list.sign} of line ${placeOf(text, list.at).line} is never closed.`
    : 'There is nothing in it.';

function after(pattern, text, at) {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

function afterText(text, start) {
  let at = start + 1;
  for (let end = after(TEXT_PIECE, text, at); end > at; end = after(TEXT_PIECE, text, at)) at = end;
  if (text[at] === '"') return at + 1;
  if (at >= text.length) throw new Fault(start, 'The text that begins here has no " at its end.');
  throw new Fault(
    at,
    text[at] === '\\'
      ? 'A backslash inside a text is written \\\\.'
      : 'A text goes on over a line break or a tab: write \\n or \\t, or close it with ".',
  );
}

function afterPlain(text, at) {
  const end = after(WORD, text, at);
  if (end > at && after(PLAIN, text, at) === end) return end;
  throw new Fault(at, oddValue(text.slice(at, end), text[at]));
}

function oddValue(word, sign) {
  if (sign === ',') return 'A comma too many, or a value is missing before it.';
  if (sign === ':') return 'A colon too many.';
  if (/^\/[/*]/.test(word)) return 'JSON has no comments: take it out.';
  if (/^(?:true|false|null)$/i.test(word)) return `Write ${word.toLowerCase()} in small letters.`;
  if (/^(?:undefined|NaN|[+-]?Infinity)$/.test(word))
    return `${word} is no value in JSON: write null, or leave the field out.`;
  if (/^[+\-.\d]/.test(word)) return 'This is not how JSON writes a number; a text stands in double quotes.';
  return unquoted(sign);
}

function unquoted(sign) {
  if (sign === "'") return 'Names and texts stand in double quotes (") and not in single ones.';
  if (/[“”„«»‘’]/.test(sign))
    return 'Names and texts stand in straight double quotes ("), not in curly ones.';
  if (sign === ',') return 'A comma too many.';
  if (sign === '/') return 'JSON has no comments: take it out.';
  return 'Names and texts stand in double quotes (").';
}

const missingComma = (sign, list) =>
  /["{[\w-]/.test(sign)
    ? 'A comma is missing before this, or a " inside a text is not written \\".'
    : `Here a comma or ${CLOSING[list.sign]} has to stand.`;

function stray(text, at, list) {
  if (/,\s*$/.test(text.slice(Math.max(0, at - 200), at))) return `A comma too many before ${text[at]}.`;
  if (list && text[at] !== CLOSING[list.sign])
    return `${CLOSING[list.sign]} has to close what the ${list.sign} of line ${placeOf(text, list.at).line} opens, before this ${text[at]}.`;
  return `A value is missing before ${text[at]}.`;
}
