import type { BrowserContext, ConsoleMessage, Page } from 'playwright-core';
import { extensionId } from './extension.ts';

/** What a browser must not have done, in words; empty when all went well. */
export interface Watch {
  readonly complaints: readonly string[];
}

const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Notes everything that is wrong on any page or worker: errors on the console (which is where violations of a
 * content security policy appear), uncaught errors, and requests to anywhere but this machine.
 */
export function watch(context: BrowserContext): Watch {
  const complaints: string[] = [];
  const hear = (where: string, message: ConsoleMessage) => {
    const text = message.text();
    // Every browser asks every site for this by itself; the sandbox has none.
    if (message.location().url.endsWith('/favicon.ico')) return;
    if (message.type() === 'error' || /content security policy/i.test(text)) {
      complaints.push(`console of ${where}: ${text}`);
    }
  };
  const follow = (page: Page) => {
    page.on('console', (message) => hear(page.url(), message));
    page.on('pageerror', (error) => complaints.push(`uncaught on ${page.url()}: ${error.message}`));
  };
  context.pages().forEach(follow);
  context.on('page', follow);
  context.on('serviceworker', (worker) => worker.on('console', (message) => hear(worker.url(), message)));
  context.on('request', (request) => {
    const url = new URL(request.url());
    // The end of the extension's sign-in: the browser hands this address to the extension and never sends it.
    if (url.origin === `https://${extensionId}.chromiumapp.org`) return;
    if (/^https?:$/.test(url.protocol) && !loopback.has(url.hostname)) {
      complaints.push(`request to ${url.origin}${url.pathname}`);
    }
  });
  return { complaints };
}
