import type { Project } from '../../site/model/project.ts';
import { param, queryList, queryText, type RestCall, type RestRoute } from '../call.ts';
import { issueTypeShape } from '../catalogue-shapes.ts';
import { pageOf } from '../page.ts';
import { requireSiteAdministration } from '../projects/administration.ts';
import { badRequest, JiraRefusal } from '../refusal.ts';
import { schemeIdOf, schemeOf } from '../schemes/project-schemes.ts';
import { projectsWith, workflowId, workflowsOf } from './workflow-routes.ts';

/** Which workflow the issues of a project go through, by their type. They are read. */
export const workflowSchemeRoutes: readonly RestRoute[] = [
  {
    method: 'GET',
    path: '/workflowscheme',
    scope: 'manage:jira-configuration',
    handle: (call) => {
      requireSiteAdministration(call);
      return pageOf(call, call.site.projects, (project) => schemeShape(project, call));
    },
  },
  {
    method: 'GET',
    path: '/workflowscheme/project',
    scope: 'manage:jira-configuration',
    handle: (call) => {
      requireSiteAdministration(call);
      const ids = queryList(call, 'projectId');
      if (ids.length === 0) throw badRequest("The 'projectId' query parameter is required.");
      const projects = call.site.projects.filter(({ id }) => ids.includes(id));
      return {
        values: projects.map((project) => ({
          projectIds: [project.id],
          workflowScheme: schemeShape(project, call),
        })),
      };
    },
  },
  {
    method: 'GET',
    path: '/workflowscheme/:id',
    scope: 'manage:jira-configuration',
    handle: (call) => schemeShape(find(call), call),
  },
  {
    method: 'GET',
    path: '/workflowscheme/:id/default',
    scope: 'manage:jira-configuration',
    handle: (call) => ({ workflow: usualWorkflow(find(call)) }),
  },
  {
    method: 'GET',
    path: '/workflowscheme/:id/issuetype/:type',
    scope: 'manage:jira-configuration',
    handle: (call) => {
      const workflow = find(call).workflows.get(param(call, 'type'));
      if (workflow === undefined)
        throw new JiraRefusal(404, ['The issue type is not in the workflow scheme.']);
      return { issueType: param(call, 'type'), workflow: workflow.name };
    },
  },
  {
    method: 'GET',
    path: '/workflowscheme/:id/workflow',
    scope: 'manage:jira-configuration',
    handle: (call) => {
      const project = find(call);
      const name = queryText(call, 'workflowName') ?? usualWorkflow(project);
      const types = [...project.workflows].filter(([, workflow]) => workflow.name === name);
      if (types.length === 0) throw new JiraRefusal(404, [`The workflow '${name}' is not in the scheme.`]);
      return {
        workflow: name,
        issueTypes: types.map(([id]) => id),
        defaultMapping: name === usualWorkflow(project),
      };
    },
  },
  usages('/workflow/:id/projectUsages', (call, id) => {
    const workflow = workflowsOf(call.site).find((each) => workflowId(each) === id);
    if (workflow === undefined) throw new JiraRefusal(404, ['The workflow was not found.']);
    return { workflowId: id, projects: { values: projectsWith(workflow, call.site).map(idOf) } };
  }),
  usages('/statuses/:id/projectUsages', (call, id) => ({
    statusId: id,
    projects: { values: call.site.projects.filter((project) => hasStatus(project, id)).map(idOf) },
  })),
  usages('/statuses/:id/workflowUsages', (call, id) => ({
    statusId: id,
    workflows: {
      values: workflowsOf(call.site)
        .filter(({ statuses }) => statuses.some((status) => status.id === id))
        .map((workflow) => ({ id: workflowId(workflow) })),
    },
  })),
];

/** `GET …/…Usages`: where a workflow or a status is used. */
function usages(path: string, answer: (call: RestCall, id: string) => unknown): RestRoute {
  return {
    method: 'GET',
    path,
    scope: 'manage:jira-configuration',
    handle: (call) => {
      requireSiteAdministration(call);
      const id = param(call, 'id');
      if (path.startsWith('/statuses') && !call.site.statuses.some((status) => status.id === id))
        throw new JiraRefusal(404, ['The status was not found.']);
      return answer(call, id);
    },
  };
}

function idOf({ id }: { readonly id: string }) {
  return { id };
}

function hasStatus({ workflows }: Project, id: string): boolean {
  return [...workflows.values()].some(({ statuses }) => statuses.some((status) => status.id === id));
}

/** The project whose scheme it is: each has one of its own. */
function find(call: RestCall): Project {
  requireSiteAdministration(call);
  const project = call.site.projects.find((each) => schemeIdOf(each) === param(call, 'id'));
  if (project === undefined) throw new JiraRefusal(404, ['The workflow scheme was not found.']);
  return project;
}

function usualWorkflow({ workflows }: Project): string {
  return [...workflows.values()][0]?.name ?? '';
}

function schemeShape(project: Project, { base }: RestCall) {
  const { id, name, description } = schemeOf(project, 'Workflow Scheme');
  const usual = usualWorkflow(project);
  const others = [...project.workflows].filter(([, workflow]) => workflow.name !== usual);
  return {
    id: Number(id),
    name,
    description,
    defaultWorkflow: usual,
    issueTypeMappings: Object.fromEntries(others.map(([type, workflow]) => [type, workflow.name])),
    draft: false,
    self: `${base}/rest/api/3/workflowscheme/${id}`,
    issueTypes: Object.fromEntries(project.issueTypes.map((type) => [type.id, issueTypeShape(type, base)])),
  };
}
