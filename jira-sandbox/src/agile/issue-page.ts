import { queryList, queryNumber, queryText, type RestCall } from '../rest/call.ts';
import { selectFields } from '../rest/fields.ts';
import { issueExpands } from '../rest/issue/issue-expands.ts';
import { subtaskFinder } from '../rest/issue-routes.ts';
import { issueShape, namesOf, schemaOf } from '../rest/issue-shape.ts';
import { isDocument, plainText } from '../site/adf.ts';
import { fieldIds } from '../site/custom-fields.ts';
import type { Issue } from '../site/model/issue.ts';
import { byRank, searchFor } from './board-content.ts';
import { epicShape } from './epic-shape.ts';
import { sprintShape } from './sprint-shape.ts';

export const MOST_PER_PAGE = 100;

/** These issues narrowed and ordered by the request's `jql`; by rank when that names no order. */
export function foundIssues(call: RestCall, issues: readonly Issue[]): Issue[] {
  const { query, search } = searchFor(call, queryText(call, 'jql') ?? '');
  return issues.filter(search.matches).sort(query.orderBy.length === 0 ? byRank : search.compare);
}

/** The part of them that `startAt` and `maxResults` ask for. */
export function issuePage(call: RestCall, issues: readonly Issue[]) {
  const found = foundIssues(call, issues);
  const startAt = queryNumber(call, 'startAt', 0, Number.MAX_SAFE_INTEGER);
  const maxResults = queryNumber(call, 'maxResults', 50, MOST_PER_PAGE);
  const page = found.slice(startAt, startAt + maxResults);
  return { startAt, maxResults, total: found.length, ...agileIssues(call, page) };
}

/** As every list of issues ends. */
export function agileIssues(call: RestCall, page: readonly Issue[]) {
  const view = viewOf(call);
  const { expand } = view;
  // Names and schemas are those of the page.
  const each = { ...view, expand: expand.filter((part) => part !== 'names' && part !== 'schema') };
  return {
    expand: 'schema,names',
    issues: page.map((issue) => agileIssue(call, issue, each)),
    ...(expand.includes('names') ? { names: namesOf(view.fields) } : {}),
    ...(expand.includes('schema') ? { schema: schemaOf(view.fields) } : {}),
  };
}

function viewOf(call: RestCall) {
  const selection = queryList(call, 'fields');
  return {
    base: call.base,
    me: call.me,
    selection,
    fields: selectFields(call.site, selection.length === 0 ? ['*navigable'] : selection),
    expand: queryList(call, 'expand'),
    site: call.site,
    properties: [],
    subtasksOf: subtaskFinder(call.site),
  };
}

/** An issue with the fields that only the agile API shows: sprint, closedSprints, flagged and epic. */
export function agileIssue(call: RestCall, issue: Issue, view = viewOf(call)) {
  const shape = issueShape(issue, view);
  const fields = shape['fields'];
  return {
    ...shape,
    ...issueExpands(call, issue, view.expand, fields),
    self: `${call.base}/rest/agile/1.0/issue/${issue.id}`,
    fields: {
      ...(typeof fields === 'object' ? plainTexts(fields) : {}),
      ...agileFields(issue, view.selection, call.base),
    },
  };
}

function agileFields(issue: Issue, selection: readonly string[], base: string): Record<string, unknown> {
  const closed = issue.sprints.filter(({ state }) => state === 'closed');
  const open = issue.sprints.find(({ state }) => state !== 'closed');
  const epic = issue.parent?.type.hierarchyLevel === 1 ? issue.parent : null;
  const all = {
    sprint: open === undefined ? null : sprintShape(open, base),
    ...(closed.length === 0 ? {} : { closedSprints: closed.map((sprint) => sprintShape(sprint, base)) }),
    flagged: issue.custom[fieldIds.flagged] !== undefined,
    epic: epic === null ? null : epicShape(epic, base),
  };
  const without = new Set(selection.filter((name) => name.startsWith('-')).map((name) => name.slice(1)));
  const plain = selection.filter((name) => !name.startsWith('-'));
  const everything = plain.length === 0 || plain.some((name) => name.startsWith('*'));
  return Object.fromEntries(
    Object.entries(all).filter(([name]) => !without.has(name) && (everything || plain.includes(name))),
  );
}

/** The agile API is of the age of REST v2: rich text goes out as plain text. */
function plainTexts(fields: object | null): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields ?? {}).map(([name, value]) => [name, isDocument(value) ? plainText(value) : value]),
  );
}
