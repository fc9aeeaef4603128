import { evaluateDate, type FunctionCall, invalidDate } from '@sidelight/jql';
import { isProjectPermission } from '../permissions/project-permission.ts';
import type { Issue } from '../site/model/issue.ts';
import type { Person } from '../site/model/person.ts';
import type { Project } from '../site/model/project.ts';
import type { Version } from '../site/model/version.ts';
import { peopleNamed } from './id-values.ts';
import type { Compilation } from './search-context.ts';
import { wording } from './wording.ts';

/** The ids that a function of the fitting kind gives; name and argument count were checked before. */
export function functionIds(call: FunctionCall, compilation: Compilation): readonly string[] {
  const { site, me } = compilation;
  const args = call.args.map((argument) => argument.text);
  switch (call.name.toLowerCase()) {
    case 'currentuser':
      return [me.accountId];
    case 'membersof':
      return groupMembers(args[0] ?? '', compilation);
    case 'componentsleadbyuser': {
      const account = personNamed(args[0], compilation)?.accountId;
      const components = site.projects.flatMap((project) => project.components);
      return components.filter(({ lead }) => lead !== null && lead.accountId === account).map(({ id }) => id);
    }
    case 'projectsleadbyuser': {
      const account = personNamed(args[0], compilation)?.accountId;
      return site.projects.filter(({ lead }) => lead.accountId === account).map(({ id }) => id);
    }
    case 'projectswhereuserhaspermission':
      return permittedProjects(args[0] ?? '', compilation);
    case 'projectswhereuserhasrole':
      return projectsWithRole(args[0] ?? '', compilation);
    case 'linkedissues':
      return linkedIssues(args, compilation);
    case 'watchedissues':
      return issuesWhere(compilation, (issue) => issue.watchers.includes(me));
    case 'votedissues':
      return issuesWhere(compilation, (issue) => issue.votes.includes(me));
    case 'updatedby':
      return updatedBy(args, compilation);
    case 'subtasksof':
      return subtasksOf(args, compilation);
    case 'childissuesof':
    case 'parentepic':
      return childrenOf(args, compilation);
    case 'standardissuetypes':
      return site.issueTypes.filter((type) => type.hierarchyLevel >= 0).map(({ id }) => id);
    case 'subtaskissuetypes':
      return site.issueTypes.filter((type) => type.hierarchyLevel < 0).map(({ id }) => id);
    case 'opensprints':
      return sprintsThatAre('active', compilation);
    case 'closedsprints':
      return sprintsThatAre('closed', compilation);
    case 'futuresprints':
      return sprintsThatAre('future', compilation);
    case 'releasedversions':
      return versions(args, compilation, ({ released }) => released).map(({ id }) => id);
    case 'unreleasedversions':
      return versions(args, compilation, ({ released }) => !released).map(({ id }) => id);
    case 'latestreleasedversion':
      return byRelease(versions(args, compilation, ({ released }) => released))
        .slice(-1)
        .map(({ id }) => id);
    case 'earliestunreleasedversion':
      return byRelease(versions(args, compilation, ({ released }) => !released))
        .slice(0, 1)
        .map(({ id }) => id);
    default:
      // issueHistory(): what a person opened lately, which the sandbox does not record.
      return [];
  }
}

function personNamed(name: string | undefined, compilation: Compilation): Person | undefined {
  if (name === undefined) return compilation.me;
  const [person] = peopleNamed(name, compilation.site);
  if (person === undefined) compilation.refuse(wording.noValue(name, 'user'));
  return person;
}

function groupMembers(name: string, { site, refuse }: Compilation): readonly string[] {
  const group = site.groups.find(
    (candidate) => candidate.id === name || candidate.name.toLowerCase() === name.toLowerCase(),
  );
  if (group === undefined) refuse(wording.noGroup(name));
  return group?.members.map(({ accountId }) => accountId) ?? [];
}

function issuesWhere({ site, name }: Compilation, holds: (issue: Issue) => boolean): readonly string[] {
  return [...site.issues.values()].filter(holds).map(name);
}

function issueNamed(key: string, { site, refuse }: Compilation): Issue | undefined {
  const issue = site.issues.get(key.toUpperCase());
  if (issue === undefined) refuse(wording.noIssue(key, 'issue'));
  return issue;
}

function linkedIssues(args: readonly string[], compilation: Compilation): readonly string[] {
  const [key = '', ...types] = args;
  const wanted = types.map((type) => type.toLowerCase());
  const links = issueNamed(key, compilation)?.links ?? [];
  return links
    .filter(({ type, direction }) => wanted.length === 0 || wanted.includes(type[direction].toLowerCase()))
    .map(({ issue }) => compilation.name(issue));
}

/** By the permission's key (`EDIT_ISSUES`) or its name ("Edit Issues"). */
function permittedProjects(name: string, { site, mayIn, refuse }: Compilation): readonly string[] {
  const key = name.trim().toUpperCase().replaceAll(' ', '_');
  if (!isProjectPermission(key)) {
    refuse(wording.noPermission(name));
    return [];
  }
  return site.projects.filter((project) => mayIn?.(key, project) ?? true).map(({ id }) => id);
}

function projectsWithRole(name: string, { site, me, refuse }: Compilation): readonly string[] {
  const wanted = name.toLowerCase();
  const actors = site.projects.flatMap((project) =>
    project.roles
      .filter(({ role }) => role.id === name || role.name.toLowerCase() === wanted)
      .map(({ people, groups }) => ({ project, people, groups })),
  );
  if (actors.length === 0) refuse(wording.noRole(name));
  return actors
    .filter(({ people, groups }) => people.includes(me) || groups.some(({ members }) => members.includes(me)))
    .map(({ project }) => project.id);
}

function subtasksOf(keys: readonly string[], compilation: Compilation): readonly string[] {
  const parents = new Set(keys.map((key) => issueNamed(key, compilation)?.id));
  return issuesWhere(
    compilation,
    ({ parent, type }) => parent !== null && type.hierarchyLevel === -1 && parents.has(parent.id),
  );
}

function childrenOf(keys: readonly string[], compilation: Compilation): readonly string[] {
  const parents = new Set(keys.map((key) => issueNamed(key, compilation)?.id));
  return issuesWhere(
    compilation,
    ({ parent }) =>
      parent !== null &&
      (parents.has(parent.id) || (parent.parent !== null && parents.has(parent.parent.id))),
  );
}

function updatedBy(args: readonly string[], compilation: Compilation): readonly string[] {
  const [name = '', from, to] = args;
  const account = personNamed(name, compilation)?.accountId;
  const bound = (text: string | undefined, otherwise: number): number => {
    if (text === undefined) return otherwise;
    const range = evaluateDate(text, compilation.dates);
    if (range === null) compilation.refuse(invalidDate(text, 'updatedBy'));
    return range?.start ?? otherwise;
  };
  const [earliest, latest] = [bound(from, Number.NEGATIVE_INFINITY), bound(to, Number.POSITIVE_INFINITY)];
  const counts = (person: Person, at: number) =>
    person.accountId === account && at >= earliest && at <= latest;
  return issuesWhere(
    compilation,
    (issue) =>
      counts(issue.creator, issue.createdAt) ||
      issue.history.some((entry) => counts(entry.author, entry.at)) ||
      issue.comments.some((comment) => counts(comment.author, comment.createdAt)),
  );
}

function sprintsThatAre(state: 'active' | 'closed' | 'future', { site }: Compilation): readonly string[] {
  return site.sprints.filter((sprint) => sprint.state === state).map(({ id }) => String(id));
}

function versions(
  projects: readonly string[],
  { site, refuse }: Compilation,
  holds: (version: Version) => boolean,
): readonly Version[] {
  const wanted = projects.map((name) => {
    const lower = name.toLowerCase();
    const project = site.projects.find(
      (candidate) =>
        candidate.id === name ||
        candidate.key.toLowerCase() === lower ||
        candidate.name.toLowerCase() === lower,
    );
    if (project === undefined) refuse(wording.noValue(name, 'project'));
    return project;
  });
  const searched =
    projects.length === 0
      ? site.projects
      : wanted.filter((project): project is Project => project !== undefined);
  return searched.flatMap((project) =>
    project.versions.filter((version) => !version.archived && holds(version)),
  );
}

/** Versions without a date come last. */
function byRelease(found: readonly Version[]): readonly Version[] {
  return [...found].sort((left, right) =>
    (left.releaseDate ?? '9999') < (right.releaseDate ?? '9999') ? -1 : 1,
  );
}
