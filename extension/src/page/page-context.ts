import type { Site } from '@sidelight/contract';
import type { PageContext } from '@sidelight/ui';
import type { PageAddress } from './page-address.ts';

/** What the chat may know of the page: what it shows of one of the person's sites; of any other page nothing. */
export function pageContext(page: PageAddress | null, sites: readonly Site[]): PageContext {
  if (page === null) return {};
  const { site: origin, ...shown } = page;
  const site = sites.find(({ url }) => new URL(url).origin === origin);
  return site === undefined ? {} : { siteUrl: site.url, ...shown };
}
