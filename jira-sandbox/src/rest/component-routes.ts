import type { Component, Project } from '../site/model.ts';
import { param, queryText, type RestCall, type RestRoute } from './call.ts';
import { projectComponentShape } from './catalogue-shapes.ts';
import { folded } from './fold.ts';
import { pageOf } from './page.ts';
import { findProject } from './project-routes.ts';
import { JiraRefusal } from './refusal.ts';

export const componentRoutes: readonly RestRoute[] = [
  {
    method: 'GET',
    path: '/project/:key/components',
    scope: 'read:jira-work',
    handle: (call) => {
      const project = findProject(call, param(call, 'key'));
      return project.components.map((component) => projectComponentShape(component, project, call.base));
    },
  },
  {
    method: 'GET',
    path: '/project/:key/component',
    scope: 'read:jira-work',
    handle: (call) => {
      const project = findProject(call, param(call, 'key'));
      const words = folded(queryText(call, 'query') ?? '');
      const found = project.components.filter(({ name }) => folded(name).includes(words));
      return pageOf(call, found, (component) => {
        const { lead: _lead, ...shape } = projectComponentShape(component, project, call.base);
        return { ...shape, issueCount: issuesOf(call, component) };
      });
    },
  },
  {
    method: 'GET',
    path: '/component/:id',
    scope: 'read:jira-work',
    handle: (call) => {
      const { project, component } = find(call);
      return projectComponentShape(component, project, call.base);
    },
  },
  {
    method: 'GET',
    path: '/component/:id/relatedIssueCounts',
    scope: 'read:jira-work',
    handle: (call) => {
      const { component } = find(call);
      return {
        self: `${call.base}/rest/api/3/component/${component.id}`,
        issueCount: issuesOf(call, component),
      };
    },
  },
];

function issuesOf({ site }: RestCall, component: Component): number {
  return [...site.issues.values()].filter((issue) => issue.components.includes(component)).length;
}

function find(call: RestCall): { project: Project; component: Component } {
  const id = param(call, 'id');
  for (const project of call.site.projects) {
    const component = project.components.find((candidate) => candidate.id === id);
    if (component !== undefined) return { project, component };
  }
  throw new JiraRefusal(404, [`The component with id ${id} does not exist.`]);
}
