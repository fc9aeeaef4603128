import { queryNumber, queryText, type RestCall, type RestRoute } from '../call.ts';
import { folded } from '../fold.ts';
import { avatarUrls } from '../people-shape.ts';
import { badRequest } from '../refusal.ts';
import { isMeant } from './user-routes.ts';

export const groupAndUserPickerRoutes: readonly RestRoute[] = [
  { method: 'GET', path: '/groupuserpicker', scope: 'read:jira-work', handle: pick },
];

function pick(call: RestCall) {
  const query = queryText(call, 'query');
  if (query === null) throw badRequest("The 'query' query parameter is required.");
  const most = queryNumber(call, 'maxResults', 50, 50);
  const people = call.site.people.filter(
    (person) => person.accountType === 'atlassian' && person.active && isMeant(person, query, null),
  );
  const groups = call.site.groups.filter(({ name }) => folded(name).includes(folded(query)));
  return {
    users: {
      users: people.slice(0, most).map((person) => ({
        accountId: person.accountId,
        accountType: person.accountType,
        html: marked(person.displayName, query),
        displayName: person.displayName,
        ...(queryText(call, 'showAvatar') === 'true'
          ? { avatarUrl: avatarUrls(person, call.base)['24x24'] }
          : {}),
      })),
      total: people.length,
      header: `Showing ${Math.min(most, people.length)} of ${people.length} matching users`,
    },
    groups: {
      groups: groups
        .slice(0, most)
        .map(({ id, name }) => ({ name, groupId: id, html: marked(name, query), labels: [] })),
      total: groups.length,
      header: `Showing ${Math.min(most, groups.length)} of ${groups.length} matching groups`,
    },
  };
}

/** The text as HTML, with what was looked for in bold. */
function marked(text: string, query: string): string {
  const at = query === '' ? -1 : folded(text).indexOf(folded(query));
  if (at === -1) return escaped(text);
  const end = at + query.length;
  return `${escaped(text.slice(0, at))}<strong>${escaped(text.slice(at, end))}</strong>${escaped(text.slice(end))}`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
