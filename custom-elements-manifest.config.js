export default {
  globs: ['src/components/*/*.ts'],
  exclude: ['**/*.styles.ts'],
  outdir: '.',
  litelement: true,
  packagejson: false,
  plugins: [asPublished()],
};

/** Keeps the modules that hold an element, under the names that the package has them by. */
function asPublished() {
  return {
    name: 'as-published',
    packageLinkPhase({ customElementsManifest: manifest }) {
      manifest.modules = manifest.modules
        .filter(({ declarations = [] }) => declarations.some(({ tagName }) => tagName))
        .map(publish)
        .sort((a, b) => a.path.localeCompare(b.path, 'en'));
    },
  };
}

function publish(module) {
  const path = module.path.replace(/^src\/components\/[^/]+\/([^/]+)\.ts$/, 'dist/$1.js');
  const elements = module.declarations.filter(({ tagName }) => tagName);
  const exports = elements.flatMap(({ name, tagName }) => [
    { kind: 'js', name, declaration: { name, module: path } },
    { kind: 'custom-element-definition', name: tagName, declaration: { name, module: path } },
  ]);
  return { kind: 'javascript-module', path, declarations: elements.map(withoutPrivate), exports };
}

function withoutPrivate({ members = [], ...element }) {
  return {
    ...element,
    members: members.filter(({ privacy }) => privacy !== 'private' && privacy !== 'protected'),
  };
}
