/** Syntax that the project refuses, as options of ESLint's `no-restricted-syntax`. */

/** In tests. */
export const inTests = [
  {
    selector: "MemberExpression[object.name=/^(?:it|describe|context|suite|test)$/][property.name='only']",
    message: 'It keeps every other test from running.',
  },
  {
    selector:
      'ExpressionStatement > CallExpression[callee.name=/^(?:expectAccessible|load|openFrame|settled)$/]',
    message: 'Await it: a promise that nobody awaits can’t fail the test.',
  },
];

/** Where markup could enter a page; only src/feed/safe-html.ts may. */
export const markup = [
  {
    selector:
      'MemberExpression[property.name=/^(?:innerHTML|outerHTML|srcdoc|insertAdjacentHTML|setHTML|setHTMLUnsafe|createContextualFragment)$/]',
    message: 'Markup goes through src/feed/safe-html.ts.',
  },
  {
    selector: "CallExpression[callee.object.name='document'][callee.property.name=/^write(?:ln)?$/]",
    message: 'document.write wipes the host page.',
  },
  {
    selector: 'ImportSpecifier[imported.name=/^unsafe(?:HTML|SVG|MathML)$/]',
    message: 'Markup goes through src/feed/safe-html.ts.',
  },
  {
    selector:
      'TaggedTemplateExpression TemplateElement[value.raw=/[.\\s](?:innerHTML|outerHTML|srcdoc)\\s*=/i]',
    message: 'Markup goes through src/feed/safe-html.ts.',
  },
];

/** What a guest on somebody else's page keeps its hands off. */
export const hostPage = [
  {
    selector:
      'AssignmentExpression > MemberExpression.left[object.name=/^(?:window|globalThis|self)$/], CallExpression[callee.object.name="Object"][callee.property.name=/^(?:assign|definePropert(?:y|ies))$/] > Identifier.arguments:first-child[name=/^(?:window|globalThis|self)$/]',
    message: 'Callbox sets no global.',
  },
  {
    selector:
      'MemberExpression[object.name=/^(?:window|globalThis|self)$/][property.name=/^(?:localStorage|sessionStorage|indexedDB|caches|cookieStore)$/]',
    message: 'Nothing is stored in a visitor’s browser.',
  },
  {
    selector: 'MemberExpression[object.name="document"][property.name="cookie"]',
    message: 'Nothing is stored in a visitor’s browser.',
  },
  {
    selector: 'ImportDeclaration[source.value=/style-map/], ImportSpecifier[imported.name="styleMap"]',
    message: 'Strict policies block style attributes, and styleMap sets one.',
  },
];
