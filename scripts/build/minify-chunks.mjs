import { minify as terser } from 'terser';
import { minify as oxc } from 'vite';

/** Minifies a chunk by oxc and then by terser, which together leave less than either does. */
export function minifyChunks() {
  return {
    name: 'minify-chunks',
    async renderChunk(code, { fileName }) {
      const first = await oxc(fileName, code, {
        module: true,
        compress: { target: 'es2022' },
        mangle: true,
        codegen: true,
      });
      const options = { module: true, ecma: 2022, compress: { passes: 3 }, format: { comments: false } };
      return { code: (await terser(first.code, options)).code, map: null };
    },
  };
}
