import { pageSchema } from '@sidelight/contract';
import { z } from 'zod';
import type { StorageArea } from '../storage/storage-area.ts';
import { type PageAddress, pageAddress } from './page-address.ts';

/**
 * What of Jira each browser window shows. It is kept in `storage.session`, one entry per window, because the
 * background worker that notes it is stopped after half a minute and the panel that reads it opens later.
 */
export interface ShownTab {
  readonly windowId: number;
  /** Only there when the extension may see the tab's address. */
  readonly url?: string | undefined;
}

const noted = pageSchema.omit({ siteUrl: true }).extend({ site: z.string() });

export function windowKey(windowId: number): string {
  return `page:${windowId}`;
}

/** `ownOrigin` is the extension's: looking at its own pages does not mean having left the page. */
export async function noteTab(area: StorageArea, tab: ShownTab, ownOrigin: string): Promise<void> {
  const address = tab.url ?? '';
  if (address.startsWith(`${ownOrigin}/`)) return;
  const page = pageAddress(address);
  if (page === null) await area.remove(windowKey(tab.windowId));
  else await area.set({ [windowKey(tab.windowId)]: page });
}

export async function forgetWindow(area: StorageArea, windowId: number): Promise<void> {
  await area.remove(windowKey(windowId));
}

export async function currentPage(area: StorageArea, windowId: number): Promise<PageAddress | null> {
  const key = windowKey(windowId);
  return readPage((await area.get(key))[key]);
}

/** Reads an entry as storage holds it, also from a change event. */
export function readPage(entry: unknown): PageAddress | null {
  const page = noted.safeParse(entry);
  return page.success ? page.data : null;
}
