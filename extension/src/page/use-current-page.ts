import { useEffect, useState } from 'react';
import type { WxtBrowser } from 'wxt/browser';
import { currentPage, readPage, windowKey } from './current-page.ts';
import { noteWindow } from './note-window.ts';
import type { PageAddress } from './page-address.ts';

/** What of Jira this page's window shows, followed as the person moves on; null when it shows nothing. */
export function useCurrentPage(browser: WxtBrowser): PageAddress | null {
  const [page, setPage] = useState<PageAddress | null>(null);

  useEffect(() => {
    const area = browser.storage.session;
    let key: string | undefined;
    const changed = (changes: Record<string, { newValue?: unknown }>) => {
      const change = key === undefined ? undefined : changes[key];
      if (change !== undefined) setPage(readPage(change.newValue));
    };
    area.onChanged.addListener(changed);
    let left = false;
    void (async () => {
      const windowId = (await browser.windows.getCurrent()).id;
      if (windowId === undefined || left) return;
      key = windowKey(windowId);
      // The extension may have been installed while the page was already there, with nobody to note it.
      await noteWindow(browser, windowId);
      const noted = await currentPage(area, windowId);
      if (!left) setPage(noted);
    })();
    return () => {
      left = true;
      area.onChanged.removeListener(changed);
    };
  }, [browser]);

  return page;
}
