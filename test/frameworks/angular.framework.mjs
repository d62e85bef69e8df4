import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { checkApplication, runProgram } from './support/application.mjs';

await checkApplication({
  name: 'Angular',
  folder: fileURLToPath(new URL('./dist/angular/browser', import.meta.url)),
  build() {
    const { status, said } = runProgram('ng', 'build', 'angular');
    assert.equal(status, 0, said);
    assert.doesNotMatch(said, /warning/i);
  },
  check: ['ngc', '-p', 'angular'],
  refuses: { check: ['ngc', '-p', 'angular/wrong'], lines: [8, 9] },
});
