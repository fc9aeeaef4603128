import { jiraSyntaxMessage, parse, print } from '@sidelight/jql';
import { compileQuery } from '../../search/compile-query.ts';
import type { Issue } from '../../site/model/issue.ts';
import { asRecord, bodyRecord, queryText, type RestCall, type RestRoute } from '../call.ts';
import { givenText } from '../given-text.ts';
import { requireSiteAdministration } from '../projects/administration.ts';
import { asIndexed } from '../reconcile.ts';
import { badRequest } from '../refusal.ts';
import { searchContext } from '../search-context.ts';
import { queryStructure } from './query-structure.ts';
import { sanitizedQuery } from './sanitize-query.ts';

const VALIDATIONS = ['strict', 'warn', 'none'];

/** Looking at queries without searching. */
export const queryRoutes: readonly RestRoute[] = [
  {
    method: 'POST',
    path: '/jql/parse',
    scope: 'read:jira-work',
    handle: (call) => {
      const queries = queriesIn(bodyRecord(call)['queries']);
      const validation = queryText(call, 'validation') ?? 'strict';
      if (!VALIDATIONS.includes(validation))
        throw badRequest(`The value '${validation}' of 'validation' is not valid.`);
      return { queries: queries.map((query) => takeApart(givenText(query), validation, call)) };
    },
  },
  { method: 'POST', path: '/jql/match', scope: 'read:jira-work', handle: match },
  {
    method: 'POST',
    path: '/jql/sanitize',
    scope: 'manage:jira-configuration',
    handle: (call) => {
      requireSiteAdministration(call);
      return { queries: queriesIn(bodyRecord(call)['queries']).map((query) => sanitize(query, call)) };
    },
  },
];

function queriesIn(value: unknown): readonly unknown[] {
  if (!Array.isArray(value) || value.length === 0) throw badRequest('Queries must not be empty.');
  return value;
}

/** `strict` tells faults instead of the structure, `warn` beside it; `none` looks at the grammar only. */
function takeApart(text: string, validation: string, call: RestCall) {
  const parsed = parse(text);
  if (!parsed.ok)
    return { query: text, errors: parsed.errors.map((fault) => jiraSyntaxMessage(text, fault)) };
  const whole = { query: text, structure: queryStructure(parsed.query) };
  if (validation === 'none') return whole;
  const compiled = compileQuery(parsed.query, { ...searchContext(call), allowUnbounded: true });
  if (compiled.ok) return whole;
  // A value that is not there may come to be: Jira only warns of it here, where its search refuses it.
  const warnings = compiled.missing;
  const errors = compiled.errors.filter((error) => !warnings.includes(error));
  return {
    ...(validation === 'warn' ? whole : { query: text }),
    ...(errors.length === 0 ? {} : { errors }),
    ...(warnings.length === 0 ? {} : { warnings }),
  };
}

/** Which of the issues each query would find. Issues that one may not see are not matched. */
function match(call: RestCall) {
  const { issueIds, jqls } = bodyRecord(call);
  if (!Array.isArray(issueIds) || issueIds.length === 0) throw badRequest("'issueIds' must not be empty.");
  if (!Array.isArray(jqls) || jqls.length === 0) throw badRequest("'jqls' must not be empty.");
  const wanted = new Set(issueIds.map(givenText));
  const everything = asIndexed(call, [...call.site.issues.values()], () => true, new Set());
  const issues: readonly Issue[] = everything.filter(({ id }) => wanted.has(id));
  return {
    matches: jqls.map((jql) => {
      const text = givenText(jql);
      const parsed = parse(text);
      if (!parsed.ok)
        return { matchedIssues: [], errors: parsed.errors.map((fault) => jiraSyntaxMessage(text, fault)) };
      const compiled = compileQuery(parsed.query, { ...searchContext(call), allowUnbounded: true });
      if (!compiled.ok) return { matchedIssues: [], errors: compiled.errors };
      const matched = issues.filter((issue) => compiled.search.matches(issue));
      return { matchedIssues: matched.map(({ id }) => Number(id)), errors: [] };
    }),
  };
}

/** For the eyes of the person, or of somebody who is not signed in and so sees no project. */
function sanitize(given: unknown, call: RestCall) {
  const { query, accountId } = asRecord(given) ?? {};
  if (typeof query !== 'string') throw badRequest("Each of 'queries' must have a 'query'.");
  const person =
    accountId === undefined || accountId === null
      ? null
      : call.site.people.find((candidate) => candidate.accountId === accountId);
  if (person === undefined) throw badRequest(`The user '${givenText(accountId)}' does not exist.`);
  const shown = { initialQuery: query, ...(person === null ? {} : { accountId: person.accountId }) };
  const parsed = parse(query);
  if (!parsed.ok) {
    const errorMessages = parsed.errors.map((fault) => jiraSyntaxMessage(query, fault));
    return { ...shown, errors: { errorMessages, errors: {} } };
  }
  const seen = person === null ? [] : call.permissions.seenBy(person).projects;
  const sanitized = sanitizedQuery(parsed.query, call.site, seen);
  return { ...shown, sanitizedQuery: sanitized === parsed.query ? query : print(sanitized) };
}
