import type { Project } from '../../site/model/project.ts';
import type { Site } from '../../site/model/site.ts';
import type { Transition, Workflow } from '../../site/model/workflow.ts';
import { queryList, queryText, type RestCall, type RestRoute } from '../call.ts';
import { projectReference } from '../catalogue-shapes.ts';
import { pageOf } from '../page.ts';
import { requireSiteAdministration } from '../projects/administration.ts';
import { schemeOf } from '../schemes/project-schemes.ts';
import { transitionRules } from './transition-rules.ts';

/** When the workflows were set up; nobody changed them since. */
const MADE = '2025-02-03T09:00:00.000+0000';
/** The screens of ../schemes/screen-routes.ts that ask for a resolution, and for anything else. */
const RESOLVE_SCREEN = { id: '3', name: 'Resolve Issue Screen' };

/** The workflows of the site, in the shapes of the older and the newer list. They are read. */
export const workflowRoutes: readonly RestRoute[] = [
  {
    method: 'GET',
    path: '/workflow',
    scope: 'manage:jira-configuration',
    handle: (call) => {
      requireSiteAdministration(call);
      const name = queryText(call, 'workflowName');
      return workflowsOf(call.site)
        .filter((workflow) => name === null || workflow.name === name)
        .map((workflow) => ({
          name: workflow.name,
          description: '',
          lastModifiedDate: MADE,
          steps: workflow.statuses.length,
          default: false,
        }));
    },
  },
  {
    method: 'GET',
    path: '/workflow/search',
    scope: 'manage:jira-project',
    handle: (call) => {
      requireSiteAdministration(call);
      const names = queryList(call, 'workflowName');
      const words = (queryText(call, 'queryString') ?? '').toLowerCase();
      const found = workflowsOf(call.site)
        .filter(({ name }) => names.length === 0 || names.includes(name))
        .filter(({ name }) => name.toLowerCase().includes(words))
        // Every workflow has its projects.
        .filter(() => queryText(call, 'isActive') !== 'false');
      const expand = queryList(call, 'expand');
      return pageOf(call, found, (workflow) => workflowShape(workflow, call, expand));
    },
  },
];

/** Every workflow that a project uses, once. */
export function workflowsOf({ projects }: Site): readonly Workflow[] {
  return [...new Set(projects.flatMap(({ workflows }) => [...workflows.values()]))];
}

export function projectsWith(workflow: Workflow, { projects }: Site): readonly Project[] {
  return projects.filter(({ workflows }) => [...workflows.values()].includes(workflow));
}

/** A workflow is known by a name; Jira gives it an id besides, which the sandbox derives from the name. */
export function workflowId({ name }: Workflow): string {
  const digits = [...name].reduce((sum, sign) => (sum * 31 + (sign.codePointAt(0) ?? 0)) % 0xff_ff_ff_ff, 7);
  return `5f0c1e9a-7d3b-4c21-9e64-0000${digits.toString(16).padStart(8, '0')}`;
}

function workflowShape(workflow: Workflow, call: RestCall, expand: readonly string[]) {
  const { name, statuses, transitions } = workflow;
  const projects = projectsWith(workflow, call.site);
  const withTransitions = expand.some((part) => part.startsWith('transitions'));
  const chosen = {
    transitions: transitionsShape(workflow, transitions, expand.includes('transitions.rules'), call.site),
    statuses: statuses.map((status) => ({
      id: status.id,
      name: status.name,
      properties: { 'jira.issue.editable': 'true' },
    })),
    default: false,
    schemes: projects.map((project) => {
      const scheme = schemeOf(project, 'Workflow Scheme');
      return { id: scheme.id, name: scheme.name };
    }),
    projects: projects.map((project) => projectReference(project, call.base)),
  };
  return {
    id: { name, entityId: workflowId(workflow) },
    description: '',
    ...(withTransitions ? { transitions: chosen.transitions } : {}),
    ...(expand.some((part) => part.startsWith('statuses')) ? { statuses: chosen.statuses } : {}),
    ...(expand.includes('default') ? { isDefault: false } : {}),
    ...(expand.includes('schemes') ? { schemes: chosen.schemes } : {}),
    ...(expand.includes('projects') ? { projects: chosen.projects } : {}),
    ...(expand.includes('hasDraftWorkflow') ? { hasDraftWorkflow: false } : {}),
    ...(expand.includes('operations') ? { operations: { canEdit: false, canDelete: false } } : {}),
    created: MADE,
    updated: MADE,
  };
}

function transitionsShape(
  workflow: Workflow,
  transitions: readonly Transition[],
  withRules: boolean,
  site: Site,
) {
  return [
    { id: '1', name: 'Create', description: '', from: [], to: workflow.initial.id, type: 'initial' },
    ...transitions.map((way) => ({
      id: way.id,
      name: way.name,
      description: '',
      from: way.from === null ? [] : way.from.map(({ id }) => id),
      to: way.to.id,
      type: way.from === null ? 'global' : 'directed',
      ...(way.screen === undefined ? {} : { screen: RESOLVE_SCREEN }),
      ...(withRules ? { rules: transitionRules(way, site) } : {}),
    })),
  ];
}
