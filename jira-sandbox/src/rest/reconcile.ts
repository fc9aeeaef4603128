import type { Search } from '../search/search-context.ts';
import type { Issue } from '../site/model/issue.ts';
import type { RestCall } from './call.ts';
import { givenText } from './given-text.ts';
import { badRequest } from './refusal.ts';

const MAX_RECONCILED = 50;

/** The ids under `reconcileIssues`: those issues are looked at as they are, not as the index has them. */
export function readReconciled(value: unknown): ReadonlySet<string> {
  const given = Array.isArray(value) ? value : [];
  if (given.length > MAX_RECONCILED) {
    throw badRequest(`A maximum of ${MAX_RECONCILED} issues can be reconciled in one request.`);
  }
  const wrong = given.find((id) => !/^\d{1,18}$/.test(givenText(id)));
  if (wrong !== undefined) throw badRequest('The reconcileIssues parameter must be a list of issue ids.');
  return new Set(given.map(givenText));
}

/** What the index finds while it lags behind: issues changed of late as they were before, unless they are reconciled. */
export function asIndexed(
  call: RestCall,
  found: readonly Issue[],
  matches: Search['matches'],
  reconciled: ReadonlySet<string>,
): readonly Issue[] {
  const { stale } = call.indexLag;
  if (stale.size === 0) return found;
  const indexed = found.filter((issue) => !stale.has(issue) || reconciled.has(issue.id));
  for (const [issue, before] of stale) {
    if (before === null || reconciled.has(issue.id)) continue;
    if (call.permissions.maySee(call.me, before) && matches(before)) indexed.push(before);
  }
  return indexed;
}
