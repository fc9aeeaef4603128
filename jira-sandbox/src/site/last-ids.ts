import type { Site } from './model/site.ts';

/** The next number of a kind; `before` is the last one that the generated site uses. */
export function nextId(site: Site, kind: string, before: number): number {
  const next = (site.lastIds.get(kind) ?? before) + 1;
  site.lastIds.set(kind, next);
  return next;
}
