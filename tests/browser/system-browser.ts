import { findBrowser } from '../../scripts/browser.mjs';

/** The system's Edge, Chrome or Chromium; SIDELIGHT_BROWSER names another. */
export function browserProgram(): string {
  const program = findBrowser();
  if (program !== null) return program;
  throw new Error(
    'No browser was found. Install Edge, Chrome or Chromium, or name one in SIDELIGHT_BROWSER.',
  );
}
