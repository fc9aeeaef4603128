import { dateContext, isUnbounded, type Query, unboundedQuery } from '@sidelight/jql';
import type { Issue } from '../site/model/issue.ts';
import { compileClause } from './compile-clause.ts';
import { byScan } from './matcher.ts';
import { compileOrder } from './result-order.ts';
import type { Compilation, Search, SearchContext } from './search-context.ts';

export type CompiledQuery =
  | { readonly ok: true; readonly search: Search }
  /** In Jira's own words, for `errorMessages` of a 400; `missing` are those of them about values that are not there. */
  | { readonly ok: false; readonly errors: readonly string[]; readonly missing: readonly string[] };

/**
 * Turns a query into a predicate and an order over one site: names are looked up and dates worked out here, once, so
 * that asking about an issue is cheap. Throws a RangeError when the time zone is unknown.
 */
export function compileQuery(query: Query, context: SearchContext): CompiledQuery {
  const { site, me, now, timeZone } = context;
  if (isUnbounded(query) && context.allowUnbounded !== true) {
    return { ok: false, errors: [unboundedQuery], missing: [] };
  }
  const errors = new Set<string>();
  const missing = new Set<string>();
  const named = new Map<string, Issue>();
  const compilation: Compilation = {
    site,
    me,
    dates: dateContext(now, timeZone, context.firstDayOfWeek),
    logins: context.logins ?? { current: null, last: null },
    name: (issue) => {
      named.set(issue.id, issue);
      return issue.id;
    },
    filters: [],
    mayIn: context.mayIn,
    namedIssues: (ids) =>
      new Set(
        [...ids].flatMap((id) => {
          const issue = named.get(id);
          return issue === undefined ? [] : [issue];
        }),
      ),
    refuse: (message) => errors.add(message),
    miss: (_value, message) => {
      missing.add(message);
      errors.add(message);
    },
  };
  const { matches, candidates } =
    query.where === null ? byScan(() => true) : compileClause(query.where, false, compilation);
  const compare = compileOrder(query.orderBy, compilation);
  return errors.size > 0
    ? { ok: false, errors: [...errors], missing: [...missing] }
    : { ok: true, search: { matches, candidates, compare } };
}
