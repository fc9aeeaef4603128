import type { Project } from '../../site/model/project.ts';
import type { Version } from '../../site/model/version.ts';
import { param, queryList, queryText, type RestCall, type RestRoute } from '../call.ts';
import { projectVersionShape } from '../catalogue-shapes.ts';
import { folded } from '../fold.ts';
import { orderedBy } from '../order.ts';
import { pageOf } from '../page.ts';
import { findProject } from '../project-routes.ts';
import { JiraRefusal } from '../refusal.ts';

/** Reading of versions; what changes them is in ./version-change-routes.ts. */
export const versionRoutes: readonly RestRoute[] = [
  {
    method: 'GET',
    path: '/project/:key/versions',
    scope: 'read:jira-work',
    handle: (call) => {
      const project = findProject(call, param(call, 'key'));
      return project.versions.map((version) => versionAnswer(call, project, version));
    },
  },
  {
    method: 'GET',
    path: '/project/:key/version',
    scope: 'read:jira-work',
    handle: (call) => {
      const project = findProject(call, param(call, 'key'));
      const words = folded(queryText(call, 'query') ?? '');
      const states = queryList(call, 'status');
      const found = project.versions
        .filter(({ name, description }) => folded(`${name} ${description}`).includes(words))
        .filter((version) => states.length === 0 || states.includes(stateOf(version)));
      const ordered = orderedBy(call, found, {
        name: ({ name }) => folded(name),
        description: ({ description }) => folded(description),
        startDate: ({ startDate }) => startDate ?? '',
        releaseDate: ({ releaseDate }) => releaseDate ?? '',
        sequence: (version) => project.versions.indexOf(version),
      });
      return pageOf(call, ordered, (version) => versionAnswer(call, project, version));
    },
  },
  {
    method: 'GET',
    path: '/version/:id',
    scope: 'read:jira-work',
    handle: (call) => {
      const { project, version } = findVersion(call, param(call, 'id'));
      return versionAnswer(call, project, version);
    },
  },
  {
    method: 'GET',
    path: '/version/:id/relatedIssueCounts',
    scope: 'read:jira-work',
    handle: (call) => {
      const { version } = findVersion(call, param(call, 'id'));
      const issues = [...call.site.issues.values()];
      return {
        self: `${call.base}/rest/api/3/version/${version.id}`,
        issuesFixedCount: issues.filter((issue) => issue.fixVersions.includes(version)).length,
        issuesAffectedCount: issues.filter((issue) => issue.affectedVersions.includes(version)).length,
        issueCountWithCustomFieldsShowingVersion: 0,
        customFieldUsage: [],
      };
    },
  },
  {
    method: 'GET',
    path: '/version/:id/unresolvedIssueCount',
    scope: 'read:jira-work',
    handle: (call) => {
      const { version } = findVersion(call, param(call, 'id'));
      const issues = [...call.site.issues.values()].filter((issue) => issue.fixVersions.includes(version));
      return {
        self: `${call.base}/rest/api/3/version/${version.id}`,
        issuesCount: issues.length,
        issuesUnresolvedCount: issues.filter((issue) => issue.resolution === null).length,
      };
    },
  },
];

/** With the counts by status category when `expand=issuesstatus` asks for them. */
export function versionAnswer(call: RestCall, project: Project, version: Version) {
  const shape = projectVersionShape(version, project, call.base);
  const today = new Date(call.now).toISOString().slice(0, 10);
  const late = !version.released && version.releaseDate !== null && version.releaseDate < today;
  const overdue = version.releaseDate === null || version.released ? {} : { overdue: late };
  if (!queryList(call, 'expand').includes('issuesstatus')) return { ...shape, ...overdue };
  const counts = { toDo: 0, inProgress: 0, done: 0, unmapped: 0 };
  const names = { new: 'toDo', indeterminate: 'inProgress', done: 'done' } as const;
  for (const issue of call.site.issues.values())
    if (issue.fixVersions.includes(version)) counts[names[issue.status.category.key]] += 1;
  return { ...shape, ...overdue, issuesStatusForFixVersion: counts };
}

function stateOf({ archived, released }: Version): string {
  if (archived) return 'archived';
  return released ? 'released' : 'unreleased';
}

export function findVersion(call: RestCall, id: string): { project: Project; version: Version } {
  for (const project of call.site.projects) {
    const version = project.versions.find((candidate) => candidate.id === id);
    if (version !== undefined) return { project, version };
  }
  throw new JiraRefusal(404, [`Could not find version for id '${id}'`]);
}
