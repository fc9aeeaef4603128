import type { Issue } from '../site/model/issue.ts';
import type { Site } from '../site/model/site.ts';
import { historyFaults } from './history-replay.ts';

/** Everything in which the site contradicts itself; empty when it is whole. */
export function siteFaults(site: Site): string[] {
  const issues = [...site.issues.values()];
  return [
    ...repeated(
      'id',
      issues.map(({ id }) => id),
    ),
    ...repeated(
      'rank',
      issues.map(({ rank }) => rank),
    ),
    ...repeated(
      'comment',
      issues.flatMap(({ comments }) => comments.map(({ id }) => id)),
    ),
    ...repeated(
      'worklog',
      issues.flatMap(({ worklogs }) => worklogs.map(({ id }) => id)),
    ),
    ...repeated(
      'history',
      issues.flatMap(({ history }) => history.map(({ id }) => id)),
    ),
    ...repeated(
      'sprint',
      site.sprints.map(({ id }) => String(id)),
    ),
    ...[...site.issues].flatMap(([key, issue]) =>
      issue.key === key ? [] : [`${issue.key} is kept as ${key}`],
    ),
    ...issues.flatMap((issue) => [
      ...familyFaults(site, issue),
      ...linkFaults(site, issue),
      ...sprintFaults(site, issue),
      ...workflowFaults(issue),
      ...historyFaults(issue),
    ]),
    ...site.sprints.flatMap((sprint) => {
      const started = sprint.startAt !== null && sprint.endAt !== null;
      if (sprint.state !== 'future' && !started) return [`${sprint.name} is ${sprint.state} without days`];
      return (sprint.state === 'closed') === (sprint.completedAt !== null)
        ? []
        : [`${sprint.name} is half closed`];
    }),
  ];
}

function repeated(what: string, names: readonly string[]): string[] {
  return names.length === new Set(names).size ? [] : [`a ${what} is there twice`];
}

function familyFaults(site: Site, { key, type, parent }: Issue): string[] {
  if (parent === null) return type.hierarchyLevel === -1 ? [`${key} is a sub-task of nothing`] : [];
  if (site.issues.get(parent.key) !== parent) return [`the parent of ${key} is gone`];
  return parent.type.hierarchyLevel === type.hierarchyLevel + 1
    ? []
    : [`${key} is below a ${parent.type.name}`];
}

/** Both ends know of a link, by the same id. */
function linkFaults(site: Site, issue: Issue): string[] {
  return issue.links.flatMap((link) => {
    const { id, type, direction, issue: other } = link;
    if (site.issues.get(other.key) !== other)
      return [`${issue.key} is linked to ${other.key}, which is gone`];
    const back = other.links.filter((candidate) => candidate.id === id);
    const [only] = back;
    const whole =
      back.length === 1 && only?.issue === issue && only.type === type && only.direction !== direction;
    return whole ? [] : [`${other.key} does not know its link to ${issue.key}`];
  });
}

/** At most one sprint that is not over, the last; sub-tasks are where their parents are. */
function sprintFaults(site: Site, { key, type, sprints, parent }: Issue): string[] {
  if (sprints.some((sprint) => !site.sprints.includes(sprint))) return [`${key} is in a sprint that is gone`];
  if (new Set(sprints).size < sprints.length) return [`${key} is in a sprint twice`];
  if (sprints.slice(0, -1).some(({ state }) => state !== 'closed')) return [`${key} is in two open sprints`];
  const above = parent?.sprints ?? [];
  const same = above.length === sprints.length && above.every((sprint) => sprints.includes(sprint));
  return type.hierarchyLevel === -1 && !same ? [`${key} is not where ${parent?.key} is`] : [];
}

function workflowFaults({ key, type, project, status, resolution, resolvedAt }: Issue): string[] {
  const known = project.workflows.get(type.id)?.statuses.includes(status) === true;
  if (!known) return [`${key} has a status that its workflow lacks`];
  if ((resolution === null) !== (resolvedAt === null)) return [`${key} is resolved by half`];
  return (status.category.key === 'done') === (resolution !== null)
    ? []
    : [`${key} is ${status.name} without end`];
}
