import { jiraSyntaxMessage, parse } from '@sidelight/jql';
import { compileQuery } from '../search/compile-query.ts';
import { findIssues, firstInOrder } from '../search/find-issues.ts';
import type { Search } from '../search/search-context.ts';
import type { Issue } from '../site/model/issue.ts';
import { bodyRecord, queryList, queryText, type RestCall, type RestRoute, wholeNumber } from './call.ts';
import { selectFields } from './fields.ts';
import { issueExpands } from './issue/issue-expands.ts';
import { subtaskFinder } from './issue-routes.ts';
import { issueShape, namesOf, schemaOf } from './issue-shape.ts';
import { readPageToken, writePageToken } from './page-token.ts';
import { asIndexed, readReconciled } from './reconcile.ts';
import { JiraRefusal } from './refusal.ts';
import { searchContext } from './search-context.ts';

const GONE =
  'The requested API has been removed. Please migrate to the /rest/api/3/search/jql API. A full migration guideline is available at https://developer.atlassian.com/changelog/#CHANGE-2046';

export const searchRoutes: readonly RestRoute[] = [
  {
    method: 'GET',
    path: '/search/jql',
    scope: 'read:jira-work',
    handle: (call) =>
      search(call, {
        jql: queryText(call, 'jql'),
        nextPageToken: queryText(call, 'nextPageToken'),
        maxResults: queryText(call, 'maxResults'),
        fields: queryList(call, 'fields'),
        expand: queryList(call, 'expand'),
        reconcileIssues: queryList(call, 'reconcileIssues'),
        properties: queryList(call, 'properties'),
      }),
  },
  {
    method: 'POST',
    path: '/search/jql',
    scope: 'read:jira-work',
    handle: (call) => {
      const body = bodyRecord(call);
      return search(call, {
        jql: textOrNull(body['jql']),
        nextPageToken: textOrNull(body['nextPageToken']),
        maxResults: body['maxResults'],
        fields: namesIn(body['fields']),
        reconcileIssues: body['reconcileIssues'],
        expand: namesIn(body['expand']),
        properties: namesIn(body['properties']),
      });
    },
  },
  {
    method: 'POST',
    path: '/search/approximate-count',
    scope: 'read:jira-work',
    handle: (call) => ({ count: searchIssues(call, textOrNull(bodyRecord(call)['jql'])).issues.length }),
  },
  { method: 'GET', path: '/search', scope: 'read:jira-work', handle: gone },
  { method: 'POST', path: '/search', scope: 'read:jira-work', handle: gone },
];

interface SearchRequest {
  jql: string | null;
  nextPageToken: string | null;
  maxResults: unknown;
  fields: readonly string[];
  expand: readonly string[];
  reconcileIssues: unknown;
  properties: readonly string[];
}

function search(call: RestCall, request: SearchRequest) {
  const found = searchIssues(call, request.jql, readReconciled(request.reconcileIssues));
  const offset =
    request.nextPageToken === null
      ? 0
      : readPageToken(request.nextPageToken, request.jql, call.now, call.switches.pageTokenDays);
  const maxResults = wholeNumber(request.maxResults, 'maxResults', 50, 5_000);
  const page = firstInOrder(found.issues, found.compare, offset + maxResults).slice(offset);
  const isLast = offset + page.length >= found.issues.length;
  const onlyIds = request.fields.length === 0 || request.fields.every((name) => name === 'id');
  const fields = selectFields(call.site, request.fields);
  const view = {
    base: call.base,
    me: call.me,
    fields,
    // Names and schemas are those of the page.
    expand: request.expand.filter((part) => part !== 'names' && part !== 'schema'),
    properties: request.properties,
    site: call.site,
    subtasksOf: subtaskFinder(call.site),
  };
  return {
    isLast,
    ...(isLast ? {} : { nextPageToken: writePageToken(offset + page.length, request.jql, call.now) }),
    ...(request.expand.includes('names') && !onlyIds ? { names: namesOf(fields) } : {}),
    ...(request.expand.includes('schema') && !onlyIds ? { schema: schemaOf(fields) } : {}),
    issues: page.map((issue) => {
      if (onlyIds) return { id: issue.id };
      const shape = issueShape(issue, view);
      return { ...shape, ...issueExpands(call, issue, view.expand, shape['fields']) };
    }),
  };
}

/** All that are found, and the order that the query asks for. */
function searchIssues(
  call: RestCall,
  jql: string | null,
  reconciled: ReadonlySet<string> = new Set(),
): { issues: readonly Issue[]; compare: Search['compare'] } {
  const text = jql ?? '';
  const parsed = parse(text);
  if (!parsed.ok) {
    throw new JiraRefusal(
      400,
      parsed.errors.map((fault) => jiraSyntaxMessage(text, fault)),
    );
  }
  const compiled = compileQuery(parsed.query, searchContext(call));
  if (!compiled.ok) throw new JiraRefusal(400, compiled.errors);
  const { search } = compiled;
  const issues = asIndexed(call, findIssues(search, call.site), search.matches, reconciled);
  return { issues, compare: search.compare };
}

function gone(): never {
  throw new JiraRefusal(410, [GONE]);
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

/** A list of names, or one text with commas between them. */
function namesIn(value: unknown): string[] {
  const entries: unknown[] = Array.isArray(value) ? value : [value];
  return entries
    .filter((entry) => typeof entry === 'string')
    .flatMap((entry) => entry.split(','))
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
