import { nextId } from './last-ids.ts';
import type { Filter, FilterShare } from './model/filter.ts';
import type { Person } from './model/person.ts';
import type { Project } from './model/project.ts';
import type { Site } from './model/site.ts';
import { demoPeople } from './people.ts';

/** A few searches that people of the demo saved. */
export function demoFilters(projects: readonly Project[]): Filter[] {
  const [amira, , , okafor] = demoPeople;
  const filter = (id: string, name: string, jql: string, owner: Person, shares: FilterShare[]): Filter => ({
    id,
    name,
    description: '',
    jql,
    owner,
    columns: null,
    shares,
    favouredBy: [owner],
  });
  const [payments] = projects;
  return [
    filter('10000', 'My open work', 'assignee = currentUser() AND resolution = EMPTY', amira, []),
    filter('10001', 'Bugs in Payments', 'project = PAY AND issuetype = Bug ORDER BY created DESC', amira, [
      payments === undefined
        ? { id: 10_000, type: 'loggedin' }
        : { id: 10_000, type: 'project', project: payments, role: null },
    ]),
    filter('10002', 'Waiting for us', 'project = DESK AND status = "Waiting for support"', okafor, [
      { id: 10_001, type: 'loggedin' },
    ]),
    // What the boards show.
    ...projects.map((project, index) => ({
      ...filter(
        String(10_010 + index),
        `Filter for ${project.name} ${project.typeKey === 'software' ? 'board' : 'queue'}`,
        `project = ${project.key} ORDER BY Rank ASC`,
        project.lead,
        [{ id: 10_010 + index, type: 'project' as const, project, role: null }],
      ),
      favouredBy: [],
    })),
  ];
}

export function addFilter(site: Site, fields: Omit<Filter, 'id'>): Filter {
  const filter: Filter = { id: String(nextId(site, 'filter', 10_099)), ...fields };
  site.filters.push(filter);
  return filter;
}

export function removeFilter(site: Site, filter: Filter): void {
  site.filters.splice(site.filters.indexOf(filter), 1);
}

/** An owner sees a filter, and everybody with whom it is shared. */
export function isVisible(filter: Filter, person: Person, projects: readonly Project[]): boolean {
  return filter.owner === person || filter.shares.some((share) => hasShare(share, person, projects));
}

/** Whether the person is one of those that the share means; `projects` are those the person sees. */
export function hasShare(share: FilterShare, person: Person, projects: readonly Project[]): boolean {
  if (share.type === 'group') return share.group.members.includes(person);
  if (share.type === 'user') return share.user === person;
  if (share.type !== 'project') return true;
  return share.role === null ? projects.includes(share.project) : hasRole(share, person);
}

function hasRole(share: FilterShare & { type: 'project' }, person: Person): boolean {
  const actors = share.project.roles.find(({ role }) => role === share.role);
  if (actors === undefined) return false;
  return actors.people.includes(person) || actors.groups.some(({ members }) => members.includes(person));
}
