/** Gives every test file the module that fails a test during which the page had an error that nobody caught. */
export function uncaughtErrors() {
  return {
    name: 'uncaught-errors',
    transform({ path, body }) {
      if (!path.endsWith('.test.ts')) return undefined;
      // On the first line, so that the line numbers in stacks stay true.
      return { body: `import '/test/support/uncaught-errors.ts';${body}` };
    },
  };
}
