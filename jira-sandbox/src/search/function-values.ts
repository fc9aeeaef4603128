import { evaluateDate, type FunctionCall, invalidDate } from '@sidelight/jql';
import { isProjectPermission } from '../permissions/project-permission.ts';
import type { Issue } from '../site/model/issue.ts';
import type { Person } from '../site/model/person.ts';
import type { Project } from '../site/model/project.ts';
import type { Version } from '../site/model/version.ts';
import { recentlyViewed } from '../site/views.ts';
import { peopleNamed, withId } from './id-values.ts';
import type { Compilation } from './search-context.ts';
import { wording } from './wording.ts';

/** So many does Jira remember for `issueHistory()`. */
const RECENT_ISSUES = 50;

/** The ids that a function of the fitting kind gives; name and argument count were checked before. */
export function functionIds(call: FunctionCall, compilation: Compilation): readonly string[] {
  const { site, me } = compilation;
  const args = call.args.map((argument) => argument.text);
  switch (call.name.toLowerCase()) {
    case 'currentuser':
      return [me.accountId];
    case 'membersof':
      return groupMembers(call, compilation);
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
      return linkedIssues(call, compilation);
    case 'watchedissues':
      return issuesWhere(compilation, (issue) => issue.watchers.includes(me));
    case 'votedissues':
      return issuesWhere(compilation, (issue) => issue.votes.includes(me));
    case 'updatedby':
      return updatedBy(args, compilation);
    case 'subtasksof':
      return subtasksOf(call, compilation);
    case 'childissuesof':
    case 'parentepic':
      return childrenOf(call, compilation);
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
      return idsOf(versionLists(call, compilation, ({ released }) => released).flat());
    case 'unreleasedversions':
      return idsOf(versionLists(call, compilation, ({ released }) => !released).flat());
    // Latest and earliest in the order that the project gave its versions, whatever their dates.
    case 'latestreleasedversion':
      return idsOf(versionLists(call, compilation, ({ released }) => released).map((list) => list.at(-1)));
    case 'earliestunreleasedversion':
      return idsOf(versionLists(call, compilation, ({ released }) => !released).map(([first]) => first));
    case 'issuehistory':
      return recentlyViewed(site, me, RECENT_ISSUES).map(compilation.name);
    default:
      throw new Error(`The search does not know what ${call.name}() gives.`);
  }
}

function personNamed(name: string | undefined, compilation: Compilation): Person | undefined {
  if (name === undefined) return compilation.me;
  const [person] = peopleNamed(name, compilation.site);
  if (person === undefined) compilation.refuse(wording.noValue(name, 'user'));
  return person;
}

function idsOf(found: readonly (Version | undefined)[]): readonly string[] {
  return found.flatMap((version) => (version === undefined ? [] : [version.id]));
}

function groupMembers(call: FunctionCall, { site, refuse }: Compilation): readonly string[] {
  const name = call.args[0]?.text ?? '';
  const group = site.groups.find(
    (candidate) => candidate.id === name || candidate.name.toLowerCase() === name.toLowerCase(),
  );
  if (group === undefined) refuse(wording.noGroup(name, call.name));
  return group?.members.map(({ accountId }) => accountId) ?? [];
}

function issuesWhere({ site, name }: Compilation, holds: (issue: Issue) => boolean): readonly string[] {
  return [...site.issues.values()].filter(holds).map(name);
}

/** By key or id. */
function issueNamed(key: string, call: FunctionCall, { site, refuse }: Compilation): Issue | undefined {
  const issue = site.issues.get(key.toUpperCase()) ?? withId(key, site);
  if (issue === undefined) refuse(wording.noIssueIn(key, call.name));
  return issue;
}

function issuesNamed(call: FunctionCall, compilation: Compilation): ReadonlySet<string | undefined> {
  return new Set(call.args.map(({ text }) => issueNamed(text, call, compilation)?.id));
}

function linkedIssues(call: FunctionCall, compilation: Compilation): readonly string[] {
  const [key = '', ...types] = call.args.map(({ text }) => text);
  const wanted = types.map((type) => type.toLowerCase());
  const links = issueNamed(key, call, compilation)?.links ?? [];
  const known = compilation.site.linkTypes.flatMap(({ inward, outward }) => [inward, outward]);
  for (const type of types) {
    const isKnown = known.some((name) => name.toLowerCase() === type.toLowerCase());
    if (!isKnown) compilation.refuse(wording.noLinkType(type));
  }
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

function subtasksOf(call: FunctionCall, compilation: Compilation): readonly string[] {
  const parents = issuesNamed(call, compilation);
  return issuesWhere(
    compilation,
    ({ parent, type }) => parent !== null && type.hierarchyLevel === -1 && parents.has(parent.id),
  );
}

/** Children and their sub-tasks. */
function childrenOf(call: FunctionCall, compilation: Compilation): readonly string[] {
  const parents = issuesNamed(call, compilation);
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

/** Of the projects named, or of all, the versions that fit: a list for each, in its own order. */
function versionLists(
  call: FunctionCall,
  { site, refuse }: Compilation,
  holds: (version: Version) => boolean,
): readonly (readonly Version[])[] {
  const named = call.args.map(({ text }) => {
    const lower = text.toLowerCase();
    const project =
      site.projects.find(({ key }) => key.toLowerCase() === lower) ??
      site.projects.find(({ name }) => name.toLowerCase() === lower) ??
      site.projects.find(({ id }) => id === text);
    if (project === undefined) refuse(wording.noProject(text, call.name));
    return project;
  });
  const searched =
    named.length === 0 ? site.projects : named.filter((project): project is Project => project !== undefined);
  return searched.map(({ versions }) => versions.filter((version) => !version.archived && holds(version)));
}
