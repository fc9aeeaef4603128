import type { Issue } from '../site/model/issue.ts';
import type { Person } from '../site/model/person.ts';
import type { Project } from '../site/model/project.ts';
import type { Site } from '../site/model/site.ts';

/**
 * Who holds a permission or may take a transition, as permission schemes and workflow conditions name them: a group by its
 * name, a person by the account id, a role by its id.
 */
export type Holder =
  | 'everybody'
  | 'reporter'
  | 'assignee'
  | 'project lead'
  | { readonly group: string }
  | { readonly person: string }
  | { readonly roleId: string };

/** Whether the holder means the person; `issue` is null where a project alone is asked about. */
export function isHeldBy(
  holder: Holder,
  person: Person,
  site: Site,
  project: Project,
  issue: Issue | null,
): boolean {
  if (holder === 'everybody') return person.active;
  if (holder === 'reporter') return issue !== null && issue.reporter === person;
  if (holder === 'assignee') return issue !== null && issue.assignee === person;
  if (holder === 'project lead') return project.lead === person;
  if ('group' in holder) return isMember(site, holder.group, person);
  if ('person' in holder) return person.accountId === holder.person;
  return project.roles.some(({ role, people, groups }) => {
    if (role.id !== holder.roleId) return false;
    return people.includes(person) || groups.some(({ members }) => members.includes(person));
  });
}

function isMember(site: Site, group: string, person: Person): boolean {
  return site.groups.some(({ name, members }) => name === group && members.includes(person));
}
