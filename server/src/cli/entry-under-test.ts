import path from 'node:path';

/**
 * For tests: the program that `sidelight …` runs, as an absolute path. Under `npm test` it is the bundle that was
 * built just before: what is shipped, and it starts four times as fast. Vitest run by hand takes the sources, since
 * a bundle may be older than they are.
 */
export const entryUnderTest = path.resolve(
  import.meta.dirname,
  process.env['SIDELIGHT_TEST_BUNDLE'] === 'true' ? '../../dist/sidelight.js' : 'sidelight.ts',
);
