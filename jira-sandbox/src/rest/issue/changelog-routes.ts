import type { Issue } from '../../site/model/issue.ts';
import { bodyRecord, findIssue, param, type RestCall, type RestRoute, wholeNumber } from '../call.ts';
import { givenText } from '../given-text.ts';
import { historyShape } from '../issue-shape.ts';
import { badRequest } from '../refusal.ts';

const MAX_ISSUES = 1_000;
const MAX_FIELDS = 10;

/** Entries of the history by their ids, and of several issues at once. */
export const changelogRoutes: readonly RestRoute[] = [
  {
    method: 'POST',
    path: '/issue/:key/changelog/list',
    scope: 'read:jira-work',
    handle: (call) => {
      const { history } = findIssue(call.site, param(call, 'key'));
      const wanted = new Set(list(call, 'changelogIds', MAX_ISSUES));
      const histories = history
        .filter(({ id }) => wanted.has(id))
        .map((entry) => historyShape(entry, call.base));
      return { startAt: 0, maxResults: wanted.size, total: histories.length, histories };
    },
  },
  { method: 'POST', path: '/changelog/bulkfetch', scope: 'read:jira-work', handle: fetchChangelogs },
];

/** By issue and oldest first within it; issues that are not there are left out without a word. */
function fetchChangelogs(call: RestCall) {
  const body = bodyRecord(call);
  const names = new Set(list(call, 'issueIdsOrKeys', MAX_ISSUES).map((name) => name.toUpperCase()));
  const { fieldIds } = body;
  // No field is every field, also where a client sends its empty list.
  const isEvery =
    fieldIds === undefined || fieldIds === null || (Array.isArray(fieldIds) && fieldIds.length === 0);
  const fields = isEvery ? null : new Set(list(call, 'fieldIds', MAX_FIELDS));
  const maxResults = wholeNumber(body['maxResults'], 'maxResults', 1_000, 10_000);
  const start = readToken(body['nextPageToken']);
  const entries = [...call.site.issues.values()]
    .filter(({ id, key }) => names.has(id) || names.has(key))
    .flatMap((issue) =>
      issue.history
        .filter(({ items }) => fields === null || items.some(({ fieldId }) => fields.has(fieldId)))
        .map((entry) => ({ issue, entry })),
    );
  const page = entries.slice(start, start + maxResults);
  const byIssue = Map.groupBy(page, ({ issue }): Issue => issue);
  const next = start + page.length;
  return {
    issueChangeLogs: [...byIssue].map(([issue, found]) => ({
      issueId: issue.id,
      changeHistories: found.map(({ entry }) => historyShape(entry, call.base)),
    })),
    ...(next < entries.length ? { nextPageToken: Buffer.from(String(next)).toString('base64url') } : {}),
  };
}

function readToken(token: unknown): number {
  if (token === undefined || token === null) return 0;
  const start = Number(Buffer.from(givenText(token), 'base64url').toString('utf8'));
  if (!Number.isSafeInteger(start) || start <= 0) throw badRequest('The next page token is not valid.');
  return start;
}

function list(call: RestCall, name: string, most: number): string[] {
  const given = bodyRecord(call)[name];
  if (!Array.isArray(given) || given.length === 0 || given.length > most)
    throw badRequest(`'${name}' must name between 1 and ${most}.`);
  return given.map(givenText);
}
