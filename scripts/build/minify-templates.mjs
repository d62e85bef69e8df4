import { Features, transform } from 'lightningcss';
import minifyLiterals from 'rollup-plugin-minify-template-literals';

/** Takes the white space and comments out of Lit's templates and styles. */
export function minifyTemplates() {
  return minifyLiterals({
    include: ['**/src/**/*.ts'],
    failOnError: true,
    options: {
      minifyOptions: {
        // A run of white space becomes one space and never none: the plug-in takes slots and custom elements for blocks.
        conservativeCollapse: true,
        // An empty `lang` or `alt` says something.
        removeEmptyAttributes: false,
        removeAttributeQuotes: true,
        keepClosingSlash: true,
        minifyJS: false,
        minifyCSS: minifyStyle,
      },
    },
  });
}

const EXPRESSION = '@TEMPLATE_EXPRESSION();';

/** Minifies a style sheet; one with expressions in it loses only its comments and white space. */
export function minifyStyle(css) {
  if (css.includes(EXPRESSION))
    return css
      .replace(/\/\*[^]*?\*\//g, '')
      .replace(/\s+/g, ' ')
      .trim();
  const { code } = transform({
    filename: 'style.css',
    code: Buffer.from(css),
    minify: true,
    targets,
    exclude,
  });
  return code.toString();
}

// The oldest browsers that run ES2022. They are named so that a declaration which an older browser falls back to is kept;
// nothing is rewritten for them.
const targets = { chrome: 94 << 16, firefox: 93 << 16, safari: (16 << 16) | (4 << 8) };
const exclude = Object.values(Features).reduce((all, feature) => all | feature, 0);
