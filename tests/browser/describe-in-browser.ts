import { describe } from 'vitest';
import { findBrowser } from '../../scripts/browser.mjs';

/**
 * `describe` for what needs a browser. Without one it is skipped, said loudly; where CI=true forbids that, it runs
 * and fails.
 */
export const describeInBrowser =
  findBrowser() === null && process.env['CI'] !== 'true' ? skipped() : describe;

function skipped(): typeof describe.skip {
  console.warn('*** BROWSER TESTS SKIPPED: no Edge, Chrome or Chromium was found. ***');
  return describe.skip;
}
