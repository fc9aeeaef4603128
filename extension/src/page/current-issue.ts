import { z } from 'zod';
import type { StorageArea } from '../storage/storage-area.ts';
import { type IssueAddress, issueAddress } from './issue-address.ts';

/**
 * Which issue each browser window shows. It is kept in `storage.session`, one entry per window, because the
 * background worker that notes it is stopped after half a minute and the panel that reads it opens later.
 */
export interface ShownTab {
  readonly windowId: number;
  /** Only there when the extension may see the tab's address. */
  readonly url?: string | undefined;
}

const noted = z.object({ issueKey: z.string(), site: z.string() });

export function windowKey(windowId: number): string {
  return `issue:${windowId}`;
}

/** `ownOrigin` is the extension's: looking at its own pages does not mean having left the issue. */
export async function noteTab(area: StorageArea, tab: ShownTab, ownOrigin: string): Promise<void> {
  const address = tab.url ?? '';
  if (address.startsWith(`${ownOrigin}/`)) return;
  const issue = issueAddress(address);
  if (issue === null) await area.remove(windowKey(tab.windowId));
  else await area.set({ [windowKey(tab.windowId)]: issue });
}

export async function forgetWindow(area: StorageArea, windowId: number): Promise<void> {
  await area.remove(windowKey(windowId));
}

export async function currentIssue(area: StorageArea, windowId: number): Promise<IssueAddress | null> {
  const key = windowKey(windowId);
  return readIssue((await area.get(key))[key]);
}

/** Reads an entry as storage holds it, also from a change event. */
export function readIssue(entry: unknown): IssueAddress | null {
  const issue = noted.safeParse(entry);
  return issue.success ? issue.data : null;
}
