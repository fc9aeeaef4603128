import {
  addComponent,
  type ComponentFields,
  changeComponent,
  issuesOf,
  removeComponent,
} from '../../site/components.ts';
import type { AssigneeRule, Component } from '../../site/model/component.ts';
import type { Project } from '../../site/model/project.ts';
import { bodyRecord, param, queryList, queryText, type RestCall, type RestRoute } from '../call.ts';
import { projectComponentShape } from '../catalogue-shapes.ts';
import { folded } from '../fold.ts';
import { givenText } from '../given-text.ts';
import { orderedBy } from '../order.ts';
import { pageOf } from '../page.ts';
import { findProject } from '../project-routes.ts';
import { invalidFields, JiraRefusal } from '../refusal.ts';
import { requireAdministration } from './administration.ts';

const ASSIGNEE_RULES: readonly AssigneeRule[] = [
  'PROJECT_DEFAULT',
  'COMPONENT_LEAD',
  'PROJECT_LEAD',
  'UNASSIGNED',
];

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
      const found = project.components.filter(({ name, description }) =>
        folded(`${name} ${description}`).includes(words),
      );
      const ordered = orderedBy(call, found, {
        name: ({ name }) => folded(name),
        description: ({ description }) => folded(description),
        lead: ({ lead }) => folded(lead?.displayName ?? ''),
        issueCount: (component) => issuesOf(call.site, component).length,
      });
      return pageOf(call, ordered, (component) => ({
        ...projectComponentShape(component, project, call.base),
        issueCount: issuesOf(call.site, component).length,
      }));
    },
  },
  {
    method: 'GET',
    path: '/component',
    scope: 'read:jira-work',
    handle: (call) => {
      const keys = queryList(call, 'projectIdsOrKeys');
      const words = folded(queryText(call, 'query') ?? '');
      const projects =
        keys.length === 0 ? call.site.projects : keys.map((keyOrId) => findProject(call, keyOrId));
      const found = projects.flatMap((project) =>
        project.components
          .filter(({ name }) => folded(name).includes(words))
          .map((component) => ({ project, component })),
      );
      return pageOf(call, found, ({ project, component }) => ({
        self: `${call.base}/rest/api/3/component/${component.id}`,
        id: component.id,
        name: component.name,
        description: component.description,
        projectId: Number(project.id),
      }));
    },
  },
  { method: 'POST', path: '/component', scope: 'manage:jira-project', handle: create },
  {
    method: 'GET',
    path: '/component/:id',
    scope: 'read:jira-work',
    handle: (call) => {
      const { project, component } = find(call, param(call, 'id'));
      return projectComponentShape(component, project, call.base);
    },
  },
  {
    method: 'PUT',
    path: '/component/:id',
    scope: 'manage:jira-project',
    handle: (call) => {
      const { project, component } = find(call, param(call, 'id'));
      requireAdministration(call, project);
      changeComponent(component, fieldsIn(call, project, component));
      return projectComponentShape(component, project, call.base);
    },
  },
  {
    method: 'DELETE',
    path: '/component/:id',
    scope: 'manage:jira-project',
    handle: (call) => {
      const { project, component } = find(call, param(call, 'id'));
      requireAdministration(call, project);
      const moveTo = queryText(call, 'moveIssuesTo');
      const substitute = moveTo === null ? null : find(call, moveTo).component;
      removeComponent(call.site, component, substitute, call.changes, call.me, call.now);
      return undefined;
    },
  },
  {
    method: 'GET',
    path: '/component/:id/relatedIssueCounts',
    scope: 'read:jira-work',
    handle: (call) => {
      const { component } = find(call, param(call, 'id'));
      return {
        self: `${call.base}/rest/api/3/component/${component.id}`,
        issueCount: issuesOf(call.site, component).length,
      };
    },
  },
];

function create(call: RestCall) {
  const body = bodyRecord(call);
  if (typeof body['project'] !== 'string')
    throw invalidFields({ project: 'Project key must be specified to create a component.' });
  const project = findProject(call, body['project']);
  requireAdministration(call, project);
  const fields = fieldsIn(call, project, null);
  if (fields.name === undefined)
    throw invalidFields({ name: 'The component name specified is invalid - cannot be an empty string.' });
  const component = addComponent(call.site, project, {
    description: '',
    lead: null,
    assigneeType: 'PROJECT_DEFAULT',
    ...fields,
    name: fields.name,
  });
  call.reply.code(201);
  return projectComponentShape(component, project, call.base);
}

function fieldsIn(call: RestCall, project: Project, old: Component | null): Partial<ComponentFields> {
  const body = bodyRecord(call);
  const fields: Partial<ComponentFields> = {};
  const { name, description, leadAccountId, assigneeType } = body;
  if (name !== undefined) fields.name = nameIn(name, project, old);
  if (description !== undefined) {
    if (description !== null && typeof description !== 'string')
      throw invalidFields({ description: 'The description must be a text.' });
    fields.description = description ?? '';
  }
  if (leadAccountId !== undefined) {
    const lead = call.site.people.find(({ accountId }) => accountId === leadAccountId) ?? null;
    if (lead === null && leadAccountId !== null && leadAccountId !== '')
      throw invalidFields({ leadAccountId: `The user ${givenText(leadAccountId)} does not exist.` });
    fields.lead = lead;
  }
  if (assigneeType !== undefined) {
    const rule = ASSIGNEE_RULES.find((candidate) => candidate === assigneeType);
    if (rule === undefined)
      throw invalidFields({ assigneeType: `The assignee type '${givenText(assigneeType)}' is invalid.` });
    fields.assigneeType = rule;
  }
  return fields;
}

function nameIn(name: unknown, project: Project, old: Component | null): string {
  if (typeof name !== 'string' || name.trim() === '')
    throw invalidFields({ name: 'The component name specified is invalid - cannot be an empty string.' });
  if (name.length > 255)
    throw invalidFields({ name: 'The component name must not exceed 255 characters in length.' });
  const taken = project.components.some((other) => other !== old && folded(other.name) === folded(name));
  if (taken)
    throw invalidFields({ name: `A component with the name ${name} already exists in this project.` });
  return name.trim();
}

function find(call: RestCall, id: string): { project: Project; component: Component } {
  for (const project of call.site.projects) {
    const component = project.components.find((candidate) => candidate.id === id);
    if (component !== undefined) return { project, component };
  }
  throw new JiraRefusal(404, [`The component with id ${id} does not exist.`]);
}
