import { brotliCompressSync } from 'node:zlib';
import { build } from 'vite';

/** Prints for each built file the modules it is made of, with the brotli bytes of each by itself, before minifying. */
export async function printModules() {
  const results = [await build({ logLevel: 'error', build: { write: false } })].flat();
  const chunks = results.flatMap(({ output }) => output).filter(({ type }) => type === 'chunk');
  for (const { fileName, code, modules } of chunks) {
    console.log(`\n${fileName.padEnd(40)}${String(sizeOf(code)).padStart(8)}`);
    const parts = Object.entries(modules).filter(([, { code }]) => code);
    const rows = parts.map(([id, { code }]) => [id.replace(`${process.cwd()}/`, ''), sizeOf(code)]);
    for (const [id, size] of rows.sort((a, b) => b[1] - a[1])) {
      console.log(`  ${id.padEnd(70)}${String(size).padStart(8)}`);
    }
  }
}

const sizeOf = code => brotliCompressSync(code).length;
