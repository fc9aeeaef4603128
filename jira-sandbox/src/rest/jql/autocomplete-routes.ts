import { unknownField } from '@sidelight/jql';
import { bodyRecord, queryText, type RestCall, type RestRoute } from '../call.ts';
import { folded } from '../fold.ts';
import { givenText } from '../given-text.ts';
import { badRequest } from '../refusal.ts';
import { referenceData } from './field-reference.ts';
import { peopleOf, suggestedValues } from './suggested-values.ts';

const SHOWN_SUGGESTIONS = 15;

/** What the JQL editor offers while somebody types. */
export const autocompleteRoutes: readonly RestRoute[] = [
  {
    method: 'GET',
    path: '/jql/autocompletedata',
    scope: 'read:jira-work',
    handle: ({ site }) => referenceData(site, { projectIds: [], collapsed: false }),
  },
  {
    method: 'POST',
    path: '/jql/autocompletedata',
    scope: 'read:jira-work',
    handle: (call) => {
      const { projectIds = [], includeCollapsedFields } = bodyRecord(call);
      if (!Array.isArray(projectIds)) throw badRequest("'projectIds' must be a list of numbers.");
      return referenceData(call.site, {
        projectIds: projectIds.map(givenText),
        collapsed: includeCollapsedFields === true,
      });
    },
  },
  { method: 'GET', path: '/jql/autocompletedata/suggestions', scope: 'read:jira-work', handle: suggest },
];

/** BY is followed by people; FROM and TO by what the field itself holds. */
const predicates = ['by', 'from', 'to'];

function suggest(call: RestCall) {
  const name = queryText(call, 'fieldName');
  const predicate = queryText(call, 'predicateName')?.toLowerCase() ?? null;
  if (name === null) throw badRequest("The 'fieldName' query parameter is required.");
  const values = suggestedValues(name, call.site, call.me);
  if (values === null) throw badRequest(unknownField(name));
  if (predicate !== null && !predicates.includes(predicate))
    throw badRequest(`The predicate '${predicate}' has no suggestions; 'by', 'from' and 'to' have.`);
  const all = predicate === 'by' ? peopleOf(call.site) : values;
  const typed = queryText(call, predicate === null ? 'fieldValue' : 'predicateValue') ?? '';
  const wanted = folded(typed);
  return {
    results: all
      .filter(
        ([, text]) =>
          folded(text)
            .split(/[\s(-]/)
            .some((word) => word.startsWith(wanted)) || folded(text).startsWith(wanted),
      )
      .slice(0, SHOWN_SUGGESTIONS)
      .map(([value, text]) => ({ value: written(value), displayName: marked(text, typed) })),
  };
}

/** As it stands in a query. */
function written(value: string): string {
  return /^[\w.-]+$/.test(value) ? value : `"${value.replace(/["\\]/g, '\\$&')}"`;
}

function marked(text: string, typed: string): string {
  const escaped = (part: string) => part.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
  const at = typed === '' ? -1 : folded(text).indexOf(folded(typed));
  if (at === -1) return escaped(text);
  const end = at + typed.length;
  return `${escaped(text.slice(0, at))}<b>${escaped(text.slice(at, end))}</b>${escaped(text.slice(end))}`;
}
