import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type BrowserContext, type BrowserContextOptions, chromium } from 'playwright-core';
import { extensionId } from './extension.ts';
import { browserProgram } from './system-browser.ts';
import { type Watch, watch } from './watch.ts';

const extensionFolder = path.resolve(import.meta.dirname, '../../extension/.output/edge-mv3');

export interface OpenBrowser {
  readonly context: BrowserContext;
  readonly watch: Watch;
  close(): Promise<void>;
}

/** A browser with a fresh profile, which speaks to nobody but what is asked of it. */
export async function openBrowser(
  options: {
    readonly extension?: boolean;
    readonly context?: Pick<BrowserContextOptions, 'viewport' | 'colorScheme' | 'reducedMotion'>;
  } = {},
): Promise<OpenBrowser> {
  const profile = await mkdtemp(path.join(tmpdir(), 'sidelight-browser-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: browserProgram(),
    headless: false,
    args: [
      '--headless=new',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      // In a container without user namespaces, as root, the browser has no sandbox to offer.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ...(options.extension === true ? ['--enable-unsafe-extension-debugging'] : []),
    ],
    ...(options.extension === true ? { ignoreDefaultArgs: ['--disable-extensions'] } : {}),
    viewport: { width: 1000, height: 800 },
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    reducedMotion: 'reduce',
    ...options.context,
  });
  context.setDefaultTimeout(15_000);
  const watched = watch(context);
  if (options.extension === true) await loadExtension(context);
  return {
    context,
    watch: watched,
    async close() {
      await context.close();
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** As "Load unpacked" does. Chrome's own builds no longer take the command-line switch for it. */
async function loadExtension(context: BrowserContext): Promise<void> {
  const session = await context.browser()?.newBrowserCDPSession();
  if (session === undefined) throw new Error('The browser cannot be asked to load the extension.');
  const { id } = await session.send('Extensions.loadUnpacked', { path: extensionFolder });
  if (id !== extensionId) throw new Error(`The extension was loaded as ${id} and not under its pinned id.`);
}
