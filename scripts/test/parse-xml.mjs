const NAME = '@rgrove/parse-xml';

/** Serves the XML parser as it was written: what it is published as is CommonJS, which browsers do not know. */
export const parseXml = () => ({
  name: 'parse-xml',
  resolveImport: ({ source }) => (source === NAME ? `/node_modules/${NAME}/src/index.ts` : undefined),
});
