import { nextId } from '../../site/last-ids.ts';
import { asRecord, type RestCall, type RestRoute } from '../call.ts';
import { givenText } from '../given-text.ts';

/** Of the operations below the path: what they are about, and the category of their records. */
const kinds: readonly (readonly [path: string, what: string, category: string])[] = [
  ['/announcementBanner', 'Announcement banner', 'system'],
  ['/field', 'Custom field', 'fields'],
  ['/group/user', 'Group membership', 'group management'],
  ['/group', 'Group', 'group management'],
  ['/issuetype', 'Issue type', 'issue types'],
  ['/permissionscheme', 'Permission scheme', 'permissions'],
  ['/priority', 'Issue priority', 'system'],
  ['/project/:key/role', 'Project role actors', 'projects'],
  ['/project/:key/permissionscheme', 'Permission scheme of project', 'permissions'],
  ['/projectCategory', 'Project category', 'projects'],
  ['/project', 'Project', 'projects'],
  ['/resolution', 'Issue resolution', 'system'],
  ['/role', 'Project role', 'project roles'],
  ['/statuses', 'Status', 'workflows'],
  ['/user', 'User', 'user management'],
];
const verbs = { POST: 'created', PUT: 'updated', DELETE: 'deleted' } as const;
/** What a POST to an address that ends so does. */
const endings: Readonly<Record<string, string>> = {
  archive: 'archived',
  delete: 'deleted',
  remove: 'updated',
  restore: 'restored',
  trash: 'moved to the trash',
};
const administration = new Set<unknown>(['manage:jira-configuration', 'manage:jira-project']);

/** The same routes; those by which administrators change the site leave a record of each change that was made. */
export function audited(routes: readonly RestRoute[]): readonly RestRoute[] {
  return routes.map((route) => {
    const { method, path } = route;
    const kind = kinds.find(([start]) => path === start || path.startsWith(`${start}/`));
    if (method === 'GET' || kind === undefined || !administration.has(route.scope)) return route;
    const [, what, category] = kind;
    const done = endings[path.split('/').at(-1) ?? ''] ?? (path.endsWith('/:id') ? null : verbs[method]);
    const summary = `${what} ${done ?? (method === 'DELETE' ? 'deleted' : 'updated')}`;
    return {
      ...route,
      handle: (call) => {
        const answer = route.handle(call);
        record(call, summary, category, what, answer);
        return answer;
      },
    };
  });
}

function record(call: RestCall, summary: string, category: string, what: string, answer: unknown): void {
  const named = { ...asRecord(call.body), ...asRecord(answer) };
  const [id, name] = [named['id'] ?? call.params['id'] ?? call.params['key'], named['name']];
  call.changes.site.auditRecords.push({
    id: nextId(call.site, 'audit record', 0),
    at: call.now,
    by: call.me,
    summary,
    category,
    object:
      id === undefined && name === undefined
        ? null
        : {
            id: givenText(id ?? name),
            name: givenText(name ?? id),
            typeName: what.toUpperCase().replace(/ /g, '_'),
          },
  });
}
