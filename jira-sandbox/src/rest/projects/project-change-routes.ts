import type { Project } from '../../site/model/project.ts';
import type { HiddenProject } from '../../site/model/site.ts';
import { createProject, deleteProject, hideProject, restoreProject } from '../../site/project-changes.ts';
import { rekeyProject } from '../../site/project-keys.ts';
import { bodyRecord, param, queryText, type RestCall, type RestRoute } from '../call.ts';
import { projectShape } from '../catalogue-shapes.ts';
import { givenText } from '../given-text.ts';
import { findProject } from '../project-routes.ts';
import { invalidFields, projectNotFound } from '../refusal.ts';
import { answerTask } from '../tasks/task-routes.ts';
import { requireAdministration, requireSiteAdministration } from './administration.ts';
import { keyFaultOf, projectChangesIn, projectDraftIn } from './project-input.ts';
import { roleAddresses } from './role-shape.ts';

export const projectChangeRoutes: readonly RestRoute[] = [
  {
    method: 'POST',
    path: '/project',
    scope: 'manage:jira-configuration',
    handle: (call) => {
      requireSiteAdministration(call);
      const project = createProject(call.changes, projectDraftIn(call), call.me);
      call.permissions.forgetViews();
      call.reply.code(201);
      const { id, key } = project;
      return { self: `${call.base}/rest/api/3/project/${id}`, id: Number(id), key };
    },
  },
  {
    method: 'PUT',
    path: '/project/:key',
    scope: 'manage:jira-project',
    handle: (call) => {
      const project = findProject(call, param(call, 'key'));
      requireAdministration(call, project);
      const { key } = bodyRecord(call);
      const isRekeyed = key !== undefined && key !== null && key !== project.key;
      if (isRekeyed) requireSiteAdministration(call);
      const fault = isRekeyed ? keyFaultOf(call, key, project) : null;
      if (fault !== null) throw invalidFields({ projectKey: fault });
      Object.assign(project, projectChangesIn(call, project));
      if (isRekeyed) rekeyProject(call.changes.site, project, givenText(key));
      call.permissions.forgetViews();
      return fullShape(project, call);
    },
  },
  {
    method: 'DELETE',
    path: '/project/:key',
    scope: 'manage:jira-configuration',
    handle: (call) => {
      requireSiteAdministration(call);
      const project = findAnywhere(call);
      // To the trash, unless the caller wants it gone at once; what is there already goes for good.
      if (project.state === 'live' && queryText(call, 'enableUndo') !== 'false')
        hideProject(call.changes.site, project, 'deleted', call.now);
      else deleteForGood(call, project);
      call.permissions.forgetViews();
      return undefined;
    },
  },
  {
    method: 'POST',
    path: '/project/:key/delete',
    scope: 'manage:jira-configuration',
    handle: (call) => {
      requireSiteAdministration(call);
      const project = findAnywhere(call);
      deleteForGood(call, project);
      call.permissions.forgetViews();
      return answerTask(call, `Delete project ${project.name}`);
    },
  },
  {
    method: 'POST',
    path: '/project/:key/archive',
    scope: 'manage:jira-project',
    handle: (call) => {
      requireSiteAdministration(call);
      hideProject(call.changes.site, findProject(call, param(call, 'key')), 'archived', call.now);
      call.permissions.forgetViews();
      return undefined;
    },
  },
  {
    method: 'POST',
    path: '/project/:key/restore',
    scope: 'manage:jira-configuration',
    handle: (call) => {
      requireSiteAdministration(call);
      const project = findAnywhere(call);
      bringBack(call, project);
      call.permissions.forgetViews();
      return fullShape(project, call);
    },
  },
];

function fullShape(project: Project, { base }: RestCall) {
  return { ...projectShape(project, base), roles: roleAddresses(project, base) };
}

/** Out of the archive or the trash; one that is in neither stays as it is. */
function bringBack(call: RestCall, project: Project): void {
  const hidden = hiddenOf(call, project);
  if (hidden !== null) restoreProject(call.changes.site, hidden);
}

function deleteForGood(call: RestCall, project: Project): void {
  bringBack(call, project);
  deleteProject(call.changes, project, call.me, call.now);
}

/** Also among the archived and deleted ones. */
function findAnywhere(call: RestCall): Project {
  const name = param(call, 'key');
  const { projects, hiddenProjects } = call.changes.site;
  const all = [...projects, ...hiddenProjects.map(({ project }) => project)];
  const found = all.find(({ id, key }) => id === name || key === name.toUpperCase());
  if (found === undefined) throw projectNotFound(name);
  return found;
}

function hiddenOf(call: RestCall, project: Project): HiddenProject | null {
  return call.changes.site.hiddenProjects.find((hidden) => hidden.project === project) ?? null;
}
