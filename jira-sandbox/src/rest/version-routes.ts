import type { Project, Version } from '../site/model.ts';
import { param, queryList, queryText, type RestCall, type RestRoute } from './call.ts';
import { projectVersionShape } from './catalogue-shapes.ts';
import { folded } from './fold.ts';
import { pageOf } from './page.ts';
import { findProject } from './project-routes.ts';
import { JiraRefusal } from './refusal.ts';

export const versionRoutes: readonly RestRoute[] = [
  {
    method: 'GET',
    path: '/project/:key/versions',
    scope: 'read:jira-work',
    handle: (call) => {
      const project = findProject(call, param(call, 'key'));
      return project.versions.map((version) => projectVersionShape(version, project, call.base));
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
      return pageOf(call, found, (version) => projectVersionShape(version, project, call.base));
    },
  },
  {
    method: 'GET',
    path: '/version/:id',
    scope: 'read:jira-work',
    handle: (call) => {
      const { project, version } = find(call);
      return projectVersionShape(version, project, call.base);
    },
  },
  {
    method: 'GET',
    path: '/version/:id/relatedIssueCounts',
    scope: 'read:jira-work',
    handle: (call) => {
      const { version } = find(call);
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
      const { version } = find(call);
      const issues = [...call.site.issues.values()].filter((issue) => issue.fixVersions.includes(version));
      return {
        self: `${call.base}/rest/api/3/version/${version.id}`,
        issuesCount: issues.length,
        issuesUnresolvedCount: issues.filter((issue) => issue.resolution === null).length,
      };
    },
  },
];

function stateOf({ archived, released }: Version): string {
  if (archived) return 'archived';
  return released ? 'released' : 'unreleased';
}

function find(call: RestCall): { project: Project; version: Version } {
  const id = param(call, 'id');
  for (const project of call.site.projects) {
    const version = project.versions.find((candidate) => candidate.id === id);
    if (version !== undefined) return { project, version };
  }
  throw new JiraRefusal(404, [`Could not find version for id '${id}'`]);
}
