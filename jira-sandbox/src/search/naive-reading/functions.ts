import type { FunctionCall } from '@sidelight/jql';
import type { Issue } from '../../site/model/issue.ts';
import { rangeOf } from './times.ts';
import { issuesOf, type World } from './world.ts';

/** For tests: what a function stands for, in names. */
export function calledNames(call: FunctionCall, world: World): readonly string[] {
  const { site, me } = world;
  const args = call.args.map(({ text }) => text);
  const [first = '', second = ''] = args;
  const keysWhere = (fits: (issue: Issue) => boolean) =>
    issuesOf(world)
      .filter(fits)
      .map(({ key }) => key);
  const versionsOf = (released: boolean) =>
    site.projects
      .filter(({ key }) => args.length === 0 || args.includes(key))
      .map(({ versions }) => versions.filter((version) => version.released === released));
  const lead = first === '' ? me.displayName : first;
  switch (call.name) {
    case 'currentUser':
      return [me.displayName];
    case 'membersOf':
      return site.groups
        .filter(({ name }) => name === first)
        .flatMap(({ members }) => members.map(({ displayName }) => displayName));
    case 'componentsLeadByUser':
      return site.projects.flatMap(({ components }) =>
        components.filter((one) => one.lead?.displayName === lead).map(({ name }) => name),
      );
    case 'projectsLeadByUser':
      return site.projects.filter((one) => one.lead.displayName === lead).map(({ key }) => key);
    case 'projectsWhereUserHasPermission':
      return site.projects.filter((project) => world.mayIn(first, project)).map(({ key }) => key);
    case 'projectsWhereUserHasRole':
      return site.projects
        .filter(({ roles }) =>
          roles.some(
            ({ role, people, groups }) =>
              role.name === first &&
              (people.includes(me) || groups.some(({ members }) => members.includes(me))),
          ),
        )
        .map(({ key }) => key);
    case 'issueHistory':
      return keysWhere((issue) => site.views.get(me.accountId)?.has(issue) === true);
    case 'watchedIssues':
      return keysWhere(({ watchers }) => watchers.includes(me));
    case 'votedIssues':
      return keysWhere(({ votes }) => votes.includes(me));
    case 'linkedIssues':
      return keysWhere(({ links }) =>
        links.some(({ issue, type, direction }) => {
          // What this end says is the contrary of what the other one says.
          const said = direction === 'outward' ? type.inward : type.outward;
          return issue.key === first && (args.length === 1 || args.slice(1).includes(said));
        }),
      );
    case 'updatedBy': {
      const bound = (text: string | undefined, otherwise: number) =>
        text === undefined
          ? otherwise
          : (rangeOf({ kind: 'value', text, quoted: true, span: call.span }, world)?.start ?? otherwise);
      const [from, to] = [bound(args[1], 0), bound(args[2], Number.MAX_SAFE_INTEGER)];
      return keysWhere((issue) =>
        [
          { author: issue.creator, at: issue.createdAt },
          ...issue.history,
          ...issue.comments.map(({ author, createdAt }) => ({ author, at: createdAt })),
        ].some(({ author, at }) => author.displayName === first && at >= from && at <= to),
      );
    }
    case 'subtasksOf':
      return keysWhere(({ type, parent }) => type.name === 'Sub-task' && args.includes(parent?.key ?? ''));
    case 'parentEpic':
    case 'childIssuesOf':
      return keysWhere(
        ({ parent }) => args.includes(parent?.key ?? '') || args.includes(parent?.parent?.key ?? ''),
      );
    case 'standardIssueTypes':
      return site.issueTypes.map(({ name }) => name).filter((name) => name !== 'Sub-task');
    case 'subtaskIssueTypes':
      return ['Sub-task'];
    case 'openSprints':
    case 'closedSprints':
    case 'futureSprints': {
      const state = { openSprints: 'active', closedSprints: 'closed', futureSprints: 'future' }[call.name];
      return site.sprints.filter((sprint) => sprint.state === state).map(({ name }) => name);
    }
    case 'releasedVersions':
    case 'unreleasedVersions':
      return versionsOf(call.name === 'releasedVersions').flatMap((list) => list.map(({ name }) => name));
    case 'latestReleasedVersion':
      return versionsOf(true).flatMap((list) => list.slice(-1).map(({ name }) => name));
    case 'earliestUnreleasedVersion':
      return versionsOf(false).flatMap((list) => list.slice(0, 1).map(({ name }) => name));
    case 'cascadeOption':
      return [second === '' ? first : `${first} > ${second}`];
    default:
      throw new Error(`The naive reading knows no ${call.name}().`);
  }
}
