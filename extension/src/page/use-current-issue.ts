import { useEffect, useState } from 'react';
import type { WxtBrowser } from 'wxt/browser';
import { currentIssue, readIssue, windowKey } from './current-issue.ts';
import type { IssueAddress } from './issue-address.ts';
import { noteWindow } from './note-window.ts';

/** The issue that this page's window shows, followed as the person moves on; null when it shows none. */
export function useCurrentIssue(browser: WxtBrowser): IssueAddress | null {
  const [issue, setIssue] = useState<IssueAddress | null>(null);

  useEffect(() => {
    const area = browser.storage.session;
    let key: string | undefined;
    const changed = (changes: Record<string, { newValue?: unknown }>) => {
      const change = key === undefined ? undefined : changes[key];
      if (change !== undefined) setIssue(readIssue(change.newValue));
    };
    area.onChanged.addListener(changed);
    let left = false;
    void (async () => {
      const windowId = (await browser.windows.getCurrent()).id;
      if (windowId === undefined || left) return;
      key = windowKey(windowId);
      // The extension may have been installed while the page was already there, with nobody to note it.
      await noteWindow(browser, windowId);
      const noted = await currentIssue(area, windowId);
      if (!left) setIssue(noted);
    })();
    return () => {
      left = true;
      area.onChanged.removeListener(changed);
    };
  }, [browser]);

  return issue;
}
