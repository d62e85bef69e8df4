import { dirname, relative, resolve, sep } from 'node:path';

/** Refuses an import against the arrows: components → feed, i18n, a11y, styles → lit, and never back or across. */
export const importArrows = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const from = pathInProject(context.filename, context.cwd);
    const check = (node, source, isType) => {
      if (typeof source?.value !== 'string') return;
      const reason = refusal(from, target(context, source.value), isType);
      if (reason) context.report({ node, message: reason });
    };
    return {
      ImportDeclaration: node => check(node, node.source, node.importKind === 'type'),
      ExportNamedDeclaration: node => check(node, node.source, node.exportKind === 'type'),
      ExportAllDeclaration: node => check(node, node.source, node.exportKind === 'type'),
      ImportExpression: node => check(node, node.source, false),
    };
  },
};

/** Who may not import what, most telling rule first; `types` lets `import type` through. */
const refusals = [
  {
    from: /^src\/(?!components\/|callbox\.ts$)/,
    to: /^src\/components\//,
    reason: 'Only components know components',
  },
  {
    from: /^(?:server|cli)\//,
    to: /^src\/(?!feed\/|sources\/)/,
    reason: 'Server and cli use src/feed and src/sources only',
  },
  {
    from: /^server\/src\//,
    to: /^(?:server\/(?:moderate|test)|demo|test|scripts)\//,
    reason: 'The server is published alone: it imports no page, no test and no script',
  },
  {
    from: /^server\/moderate\//,
    to: /^(?!lit(?:$|\/)|server\/moderate\/|src\/feed\/)/,
    types: true,
    reason: 'The moderators’ page is made of itself, src/feed and lit; of the server it takes only types',
  },
  {
    from: /^src\//,
    to: /^(?:server|cli|demo|test|scripts)\//,
    reason: 'src imports nothing from outside src',
  },
  {
    from: /^src\/(?:a11y|styles|i18n)\//,
    to: /^src\/feed\//,
    types: true,
    reason: 'a11y, styles and i18n take only types from feed',
  },
  { from: /^src\/sources\//, to: /^src\/feed\//, types: true, reason: 'Sources take only types from feed' },
  {
    from: /^src\/sources\//,
    to: /^(?:src\/(?:i18n|a11y|styles|callbox|define)|lit$|lit\/)/,
    reason: 'Sources run in the server too: no component code and no lit',
  },
  {
    from: /^src\/feed\/(?!.*-controller\.ts$)/,
    to: /^lit(?:$|\/)/,
    types: true,
    reason: 'src/feed runs in the server too: only its controllers import lit',
  },
];

function refusal(from, to, isType) {
  if (folderOf(from) && folderOf(to) && folderOf(from) !== folderOf(to)) {
    return 'Components never import one another; what two need stands directly in src/components or in a layer below';
  }
  return refusals.find(rule => rule.from.test(from) && rule.to.test(to) && !(rule.types && isType))?.reason;
}

/** The element's folder that a file lies in; nothing for files directly in `src/components`. */
function folderOf(path) {
  return /^src\/components\/([^/]+)\//.exec(path)?.[1];
}

function target({ filename, cwd }, source) {
  return source.startsWith('.') ? pathInProject(resolve(dirname(filename), source), cwd) : source;
}

function pathInProject(path, cwd) {
  return relative(cwd, path).split(sep).join('/');
}
