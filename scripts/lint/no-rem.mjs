const message = 'No rem: old pages set the root to 62.5 %. Use em or px';
const REM = /[\d.]rem\b/i;

/** Refuses `rem` in css`…` templates and, for the CSS language, in style sheets. */
export const noRem = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    return {
      "TaggedTemplateExpression[tag.name='css'] TemplateElement"(node) {
        if (REM.test(node.value.raw)) context.report({ node, message });
      },
      Dimension(node) {
        if (node.unit.toLowerCase() === 'rem') context.report({ node, message });
      },
    };
  },
};
