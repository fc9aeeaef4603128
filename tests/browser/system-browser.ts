import { describe } from 'vitest';
import { findBrowser } from '../../scripts/browser.mjs';

const program = findBrowser();

/** The system's Edge, Chrome or Chromium; SIDELIGHT_BROWSER names another. */
export function browserProgram(): string {
  if (program !== null) return program;
  throw new Error(
    'No browser was found. Install Edge, Chrome or Chromium, or name one in SIDELIGHT_BROWSER.',
  );
}

/**
 * `describe` for what needs a browser. Without one it is skipped, said loudly; where CI=true forbids that, it runs
 * and fails.
 */
export const describeInBrowser = program === null && process.env['CI'] !== 'true' ? skipped() : describe;

function skipped(): typeof describe.skip {
  console.warn('*** BROWSER TESTS SKIPPED: no Edge, Chrome or Chromium was found. ***');
  return describe.skip;
}
