import { nextId } from './last-ids.ts';
import type { Group, Person } from './model/person.ts';
import type { Site } from './model/site.ts';
import { replaceActors } from './project-roles.ts';

export function addGroup(site: Site, name: string): Group {
  const serial = nextId(site, 'group', 0).toString(16).padStart(4, '0');
  const group: Group = { id: `7d1d${serial}-added`, name, members: [] };
  site.groups.push(group);
  return group;
}

/** Takes the group out of every role and share; `swap` gets the shares of filters and dashboards instead of it. */
export function removeGroup(site: Site, group: Group, swap: Group | null): void {
  site.groups.splice(site.groups.indexOf(group), 1);
  for (const project of site.projects) {
    for (const actors of project.roles)
      replaceActors(
        actors,
        [...actors.people],
        actors.groups.filter((other) => other !== group),
      );
  }
  const lists = [
    ...site.filters.map(({ shares }) => shares),
    ...site.dashboards.flatMap(({ shares, editors }) => [shares, editors]),
  ];
  for (const shares of lists) {
    const kept = shares.flatMap((share) => {
      if (share.type !== 'group' || share.group !== group) return [share];
      return swap === null ? [] : [{ ...share, group: swap }];
    });
    shares.splice(0, Infinity, ...kept);
  }
}

export function addMember(group: Group, person: Person): void {
  group.members = [...group.members, person];
}

export function removeMember(group: Group, person: Person): void {
  group.members = group.members.filter((member) => member !== person);
}
