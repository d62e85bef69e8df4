// `npm run bench -- NAME …` in the root. Each name is a folder with a benchmark of its own.

const benchmarks = { server: './server/main.mjs' };

const [name, ...words] = process.argv.slice(2);
const file = benchmarks[name];
if (file) {
  const { run } = await import(file);
  await run(words);
} else {
  console.error(`npm run bench -- ${Object.keys(benchmarks).join('|')}`);
  process.exitCode = 1;
}
