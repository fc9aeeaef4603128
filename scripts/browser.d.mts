/** Types of browser.mjs, for the browser tests. */
export function findBrowser(): string | null;
export function installBrowser(): string | null;
