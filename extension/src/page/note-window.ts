import type { WxtBrowser } from 'wxt/browser';
import { noteTab } from './current-page.ts';

/**
 * Notes what the tab in front of a window shows. It asks for that tab anew instead of trusting an
 * event, so that a late event cannot bring back a tab that is no longer in front.
 */
export async function noteWindow(browser: WxtBrowser, windowId: number): Promise<void> {
  const [tab] = await browser.tabs.query({ active: true, windowId });
  if (tab === undefined) return;
  await noteTab(browser.storage.session, tab, globalThis.location.origin);
}
