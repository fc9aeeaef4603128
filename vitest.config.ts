import { defineConfig } from 'vitest/config';

// Two projects: everything that needs only Node, and what a real browser must do.
export default defineConfig({
  test: {
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
          testTimeout: 20_000,
          hookTimeout: 30_000,
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
    ],
  },
});
