import { jiraSyntaxMessage, parse, type Query } from '@sidelight/jql';
import type { RestCall } from '../rest/call.ts';
import { JiraRefusal } from '../rest/refusal.ts';
import { searchContext } from '../rest/search-context.ts';
import { compileQuery } from '../search/compile-query.ts';
import type { Search } from '../search/search-context.ts';
import type { Board } from '../site/model/board.ts';
import type { Issue } from '../site/model/issue.ts';

/** The issues that the board's filter finds, and on kanban boards its sub-query leaves; in no order. */
export function issuesOnBoard(call: RestCall, board: Board): Issue[] {
  const searches = [board.jql, ...(board.subQuery === '' ? [] : [board.subQuery])].map(
    (jql) => searchFor(call, jql).search,
  );
  return [...call.site.issues.values()].filter((issue) => searches.every(({ matches }) => matches(issue)));
}

/** What waits to be planned: on scrum boards what is in no open sprint, on kanban boards the first column. */
export function backlogOf(call: RestCall, board: Board): Issue[] {
  const [first] = board.columns;
  return issuesOnBoard(call, board).filter((issue) => {
    if (issue.type.hierarchyLevel !== 0 || issue.status.category.key === 'done') return false;
    if (board.type === 'kanban') return first?.statuses.includes(issue.status) === true;
    return issue.sprints.every(({ state }) => state === 'closed');
  });
}

/** The query of a request, which may be unbounded here: the board bounds it. Throws a refusal in Jira's words. */
export function searchFor(call: RestCall, jql: string): { readonly query: Query; readonly search: Search } {
  const parsed = parse(jql);
  if (!parsed.ok)
    throw new JiraRefusal(
      400,
      parsed.errors.map((fault) => jiraSyntaxMessage(jql, fault)),
    );
  const compiled = compileQuery(parsed.query, { ...searchContext(call), allowUnbounded: true });
  if (!compiled.ok) throw new JiraRefusal(400, compiled.errors);
  return { query: parsed.query, search: compiled.search };
}

export function byRank(left: Issue, right: Issue): number {
  return left.rank < right.rank ? -1 : left.rank > right.rank ? 1 : 0;
}
