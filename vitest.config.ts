import { availableParallelism } from 'node:os';
import path from 'node:path';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './tests/longest-first.ts';
import { memoryFolder } from './tests/memory-folder.ts';

// Set here, the processes that tests start have them too.
const temporary = memoryFolder();
// What node:os makes temporary folders in.
if (temporary !== undefined) process.env['TMPDIR'] ??= temporary;
// What Node compiled of our sources and libraries: starting with it takes half the time.
process.env['NODE_COMPILE_CACHE'] ??= path.resolve(import.meta.dirname, 'node_modules/.cache/compiled');

// Three projects: everything that needs only Node, what a real browser must do, and the long proofs of
// `npm run prove`: the same checks as in the tests beside them, with the counts that take minutes.
export default defineConfig({
  test: {
    // Tests also wait, for processes, sockets and moments: one more than cores keeps all of these busy.
    maxWorkers: availableParallelism() + 1,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: 'node',
          include: [
            '{contract,jql,language,jira-sandbox,server,ui,extension,bench,scripts,tests}/**/*.test.{ts,tsx}',
          ],
          exclude: ['**/node_modules/**', '**/dist/**', 'tests/browser/**'],
          // No part keeps state in its modules, so files can share the loaded ones: almost twice as fast.
          isolate: false,
          globalSetup: ['tests/postgres/on-demand.ts'],
          // For what hangs; on a machine that does much else, what merely waits for its turn takes 20 seconds.
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'browser',
          // After the others: a browser beside a full load of tests would only wait for the processor.
          sequence: { groupOrder: 1 },
          include: ['tests/browser/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'prove',
          include: ['{jql,jira-sandbox,server,tests}/**/*.prove.ts'],
          exclude: ['**/node_modules/**', '**/dist/**'],
          globalSetup: ['tests/postgres/on-demand.ts'],
          testTimeout: 900_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
