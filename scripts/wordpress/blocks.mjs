import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { readElements } from '../build/manifest.mjs';

const root = new URL('../../', import.meta.url);
const readJson = path => JSON.parse(readFileSync(new URL(path, root), 'utf8'));

/** What the manifest does not know of an element: how an author finds its block. */
const faces = {
  'appeal-card': { title: 'Police appeals', icon: 'megaphone', keywords: ['missing', 'witness', 'wanted'] },
  'event-list': { title: 'Community events', icon: 'calendar-alt', keywords: ['calendar', 'meeting'] },
  'video-gallery': { title: 'Agency videos', icon: 'video-alt3', keywords: ['film', 'youtube', 'vimeo'] },
  'comment-box': {
    title: 'Moderated comments',
    icon: 'admin-comments',
    keywords: ['question', 'consultation'],
  },
};

/** The `block.json` of every element, as `{ path, text }` with paths from the project's root. */
export function blocks() {
  const { version } = readJson('package.json');
  return Promise.all(
    readElements().map(async element => {
      const name = element.file;
      const path = `integrations/wordpress/blocks/${name}/block.json`;
      const style = await resolveConfig(fileURLToPath(new URL(path, root)));
      const text = JSON.stringify(block(name, element, version));
      return { path, text: await format(text, { ...style, parser: 'json' }) };
    }),
  );
}

function block(name, { description, attributes }, version) {
  if (!faces[name]) throw new Error(`Give the block of "${name}" a title and an icon in ${import.meta.url}`);
  const { title, icon, keywords } = faces[name];
  return {
    $schema: 'https://schemas.wp.org/trunk/block.json',
    apiVersion: 3,
    name: `callbox/${name}`,
    version,
    title,
    category: 'embed',
    icon,
    description,
    keywords,
    textdomain: 'callbox',
    attributes: Object.fromEntries(attributes.map(({ fieldName, type }) => [fieldName, schemaOf(type.text)])),
    supports: { align: ['wide', 'full'], html: false },
    editorScript: 'callbox-editor',
    editorStyle: 'callbox-editor',
  };
}

/** The schema of an attribute, without a default: what an author leaves open is the element's to decide. */
function schemaOf(type) {
  const words = type.split('|').map(word => word.trim());
  const choice = words.map(word => /^'(.*)'$/.exec(word)?.[1]).filter(Boolean);
  if (choice.length > 0) return { type: 'string', enum: choice };
  return { type: ['boolean', 'number'].find(simple => words.includes(simple)) ?? 'string' };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const { path, text } of await blocks()) {
    mkdirSync(new URL('./', new URL(path, root)), { recursive: true });
    writeFileSync(new URL(path, root), text);
  }
}
