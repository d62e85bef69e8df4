import type { CapInfo } from './message.js';
import { escapeText } from '../reading/markup.js';

interface Block {
  isHeading?: boolean;
  text: string;
}

/**
 * What an alert says, with a part for every language that it says it in.
 *
 * @param languages What it says in each language, the most serious first.
 */
export function contentOf(languages: readonly (readonly CapInfo[])[]) {
  const parts = languages.map((infos, i) => ({
    language: infos[0]?.language ?? '',
    blocks: blocksOf(infos, i > 0),
  }));
  const blocks = parts.flatMap(part => part.blocks);
  return {
    content_text: blocks.map(({ text }) => text).join('\n\n'),
    content_html: languages.length > 1 ? parts.map(partHtml).join('') : undefined,
  };
}

/** Of several parts each has a headline of its own, as have those in other languages than the title. */
function blocksOf(infos: readonly CapInfo[], hasHeadline: boolean): Block[] {
  const blocks = infos.flatMap(({ headline, event, description, instruction, areas }) => {
    const title = hasHeadline || infos.length > 1 ? (headline ?? event) : undefined;
    const where = infos.length > 1 ? areas.join('; ') : '';
    return [
      { isHeading: true, text: title ?? '' },
      ...[where, ...paragraphs(description), ...paragraphs(instruction)].map(text => ({ text })),
    ];
  });
  const said = new Set<string>();
  return blocks.filter(({ text }) => text && !said.has(text) && said.add(text));
}

/** The paragraphs of a text whose lines were cut to the width of a teleprinter; the points of a list keep theirs. */
const paragraphs = (text = ''): string[] =>
  text.split(/(?:\r\n?|\n)\s*[\r\n]/).map(paragraph =>
    paragraph
      .split(/[\r\n]+/)
      .map(line => line.trim())
      .reduce((joined, line) => joined + (/^(?:[*•·-]|\.\.\.|\d+[.)])/.test(line) ? '\n' : ' ') + line, '')
      .trim(),
  );

const partHtml = ({ language, blocks }: { language: string; blocks: readonly Block[] }) =>
  blocks
    .map(({ isHeading, text }) => {
      const name = isHeading ? 'h2' : 'p';
      return `<${name} lang="${escapeText(language)}">${escapeText(text).replace(/\n/g, '<br>')}</${name}>`;
    })
    .join('');
