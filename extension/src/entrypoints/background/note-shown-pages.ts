import type { WxtBrowser } from 'wxt/browser';
import { forgetWindow } from '../../page/current-page.ts';
import { noteWindow } from '../../page/note-window.ts';

/** Notes what of Jira each window shows, whenever a tab comes to the front or goes to another address. */
export function noteShownPages(browser: WxtBrowser): void {
  browser.tabs.onActivated.addListener(({ windowId }) => void noteWindow(browser, windowId));
  browser.tabs.onUpdated.addListener((_tabId, change, tab) => {
    if (tab.active && (change.url !== undefined || change.status !== undefined)) {
      void noteWindow(browser, tab.windowId);
    }
  });
  browser.windows.onRemoved.addListener((windowId) => void forgetWindow(browser.storage.session, windowId));
}
