// npm test: installs what is missing, builds what is stale, finds a browser, runs everything.
// Arguments go to Vitest: npm test -- server/src/vault
import { findBrowser, installBrowser } from './browser.mjs';
import { buildStale } from './build.mjs';
import { command, ensureDependencies, runTool, SetUpError } from './workspace.mjs';

await command(async () => {
  await ensureDependencies();
  const browser = findBrowser() ?? installBrowser();
  const projects = ['--project', 'node'];
  if (browser !== null) projects.push('--project', 'browser');
  else if (process.env.CI === 'true')
    throw new SetUpError('No browser was found, and CI=true does not let the browser tests be skipped.');
  await buildStale(['pages', 'server', 'extension']);
  try {
    await runTool('vitest/vitest.mjs', ['run', ...projects, ...process.argv.slice(2)], {
      env: {
        ...process.env,
        // Tests that start the server as a process take the bundle that was just built.
        SIDELIGHT_TEST_BUNDLE: 'true',
        ...(browser === null ? {} : { SIDELIGHT_BROWSER: browser }),
      },
    });
  } finally {
    if (browser === null) {
      console.warn(
        '\n*** BROWSER TESTS SKIPPED: install Edge, Chrome or Chromium, or name one in SIDELIGHT_BROWSER. ***',
      );
    }
  }
});
