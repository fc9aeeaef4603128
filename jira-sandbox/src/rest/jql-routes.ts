import { jiraSyntaxMessage, parse, reservedWords, systemFields, systemFunctions } from '@sidelight/jql';
import { compileQuery } from '../search/compile-query.ts';
import { bodyRecord, queryText, type RestCall, type RestRoute } from './call.ts';
import { badRequest } from './refusal.ts';
import { searchContext } from './search-context.ts';

export const jqlRoutes: readonly RestRoute[] = [
  {
    method: 'POST',
    path: '/jql/parse',
    scope: 'read:jira-work',
    handle: (call) => {
      const queries = bodyRecord(call)['queries'];
      if (!Array.isArray(queries) || queries.length === 0) throw badRequest('Queries must not be empty.');
      const validation = queryText(call, 'validation') ?? 'strict';
      return { queries: queries.map((query) => check(String(query), validation, call)) };
    },
  },
  {
    method: 'GET',
    path: '/jql/autocompletedata',
    scope: 'read:jira-work',
    handle: () => ({
      visibleFieldNames: systemFields.map((field) => ({
        value: field.name,
        displayName: field.name,
        orderable: String(field.sortable),
        searchable: 'true',
        operators: field.operators,
      })),
      visibleFunctionNames: systemFunctions.map((entry) => ({
        value: `${entry.name}()`,
        displayName: `${entry.name}()`,
        ...(entry.isList ? { isList: 'true' } : {}),
      })),
      jqlReservedWords: [...reservedWords],
    }),
  },
];

/** `strict` reports faults as errors, `warn` those of meaning as warnings, `none` looks at the grammar only. */
function check(text: string, validation: string, call: RestCall) {
  const parsed = parse(text);
  if (!parsed.ok)
    return { query: text, errors: parsed.errors.map((fault) => jiraSyntaxMessage(text, fault)) };
  if (validation === 'none') return { query: text };
  const context = { ...searchContext(call), allowUnbounded: true };
  const compiled = compileQuery(parsed.query, context);
  if (compiled.ok) return { query: text };
  return validation === 'warn'
    ? { query: text, warnings: compiled.errors }
    : { query: text, errors: compiled.errors };
}
