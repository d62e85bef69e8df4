const DOM = new Set([
  'document',
  'window',
  'navigator',
  'location',
  'customElements',
  'HTMLElement',
  'Element',
  'DOMParser',
]);

/** Refuses the DOM in what runs when a module is imported; the server imports these modules too. */
export const noDomAtImport = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const { sourceCode } = context;
    return {
      Program(program) {
        const module = sourceCode.getScope(program).childScopes[0] ?? sourceCode.getScope(program);
        for (const { identifier, from, resolved } of throughReferences(module)) {
          if (!DOM.has(identifier.name) || resolved?.defs.length || isLater(from) || isHarmless(identifier))
            continue;
          context.report({
            node: identifier,
            message: `${identifier.name} is touched at import, and the server has none`,
          });
        }
      },
    };
  },
};

function throughReferences(scope) {
  return [...scope.references, ...scope.childScopes.flatMap(throughReferences)];
}

/** Whether the reference runs later than import: it stands in a function. */
function isLater(scope) {
  for (let current = scope; current; current = current.upper) if (current.type === 'function') return true;
  return false;
}

/** `typeof document`, and names in types, touch nothing. */
function isHarmless({ parent }) {
  return parent.type.startsWith('TS') || (parent.type === 'UnaryExpression' && parent.operator === 'typeof');
}
