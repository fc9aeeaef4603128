import type { SecurityLevel } from '../../site/model/security-level.ts';
import { param, queryList, queryText, type RestCall, type RestRoute } from '../call.ts';
import { priorityShape, projectReference, securityLevelShape } from '../catalogue-shapes.ts';
import { pageOf } from '../page.ts';
import { findProject } from '../project-routes.ts';
import { requireAdministration, requireSiteAdministration } from '../projects/administration.ts';
import { JiraRefusal } from '../refusal.ts';

const USUAL_NOTIFICATIONS = {
  id: 10_000,
  name: 'Default Notification Scheme',
  description: 'Assignee, reporter and watchers hear of what happens to an issue.',
};
const EVENTS = [
  [1, 'Issue created'],
  [2, 'Issue updated'],
  [3, 'Issue assigned'],
  [6, 'Issue commented'],
  [8, 'Issue deleted'],
] as const;
const RECIPIENTS = ['CurrentAssignee', 'Reporter', 'AllWatchers'] as const;

export const SECURITY = {
  id: 10_000,
  name: 'Default Issue Security Scheme',
  description: 'Of the service desk. No level is the default one.',
};

/** Who is told of what, who sees which issue and which priorities there are. They are read. */
export const otherSchemeRoutes: readonly RestRoute[] = [
  {
    method: 'GET',
    path: '/notificationscheme',
    scope: 'manage:jira-configuration',
    handle: (call) => pageOf(call, [USUAL_NOTIFICATIONS], () => notifications(call)),
  },
  {
    method: 'GET',
    path: '/notificationscheme/project',
    scope: 'manage:jira-configuration',
    handle: (call) => {
      requireSiteAdministration(call);
      const ids = queryList(call, 'projectId');
      const found = call.site.projects.filter(({ id }) => ids.length === 0 || ids.includes(id));
      return pageOf(call, found, ({ id }) => ({
        notificationSchemeId: String(USUAL_NOTIFICATIONS.id),
        projectId: id,
      }));
    },
  },
  {
    method: 'GET',
    path: '/notificationscheme/:id',
    scope: 'manage:jira-configuration',
    handle: (call) => {
      if (param(call, 'id') !== String(USUAL_NOTIFICATIONS.id))
        throw new JiraRefusal(404, ['Notification scheme not found']);
      return notifications(call);
    },
  },
  {
    method: 'GET',
    path: '/project/:key/notificationscheme',
    scope: 'read:jira-work',
    handle: (call) => {
      requireAdministration(call, findProject(call, param(call, 'key')));
      return notifications(call);
    },
  },
  {
    method: 'GET',
    path: '/issuesecurityschemes',
    scope: 'manage:jira-project',
    handle: (call) => {
      requireSiteAdministration(call);
      return { issueSecuritySchemes: [securityShape(call)] };
    },
  },
  {
    method: 'GET',
    path: '/issuesecurityschemes/:id',
    scope: 'manage:jira-project',
    handle: (call) => {
      requireSiteAdministration(call);
      if (param(call, 'id') !== String(SECURITY.id))
        throw new JiraRefusal(404, ['The issue security scheme was not found.']);
      return { ...securityShape(call), levels: levelsOf(call).map((level) => levelShape(level, call)) };
    },
  },
  {
    method: 'GET',
    path: '/project/:key/issuesecuritylevelscheme',
    scope: 'read:jira-work',
    handle: (call) => {
      const project = findProject(call, param(call, 'key'));
      requireAdministration(call, project);
      const { securityLevels } = project;
      if (securityLevels.length === 0)
        throw new JiraRefusal(404, ['The project has no issue security scheme.']);
      return { ...securityShape(call), levels: securityLevels.map((level) => levelShape(level, call)) };
    },
  },
  {
    method: 'GET',
    path: '/project/:key/securitylevel',
    scope: 'read:jira-work',
    handle: (call) => {
      const project = findProject(call, param(call, 'key'));
      const may = call.permissions.may(call.me, 'SET_ISSUE_SECURITY', project, null);
      return {
        levels: may ? project.securityLevels.map((level) => securityLevelShape(level, call.base)) : [],
      };
    },
  },
  {
    method: 'GET',
    path: '/securitylevel/:id',
    scope: 'manage:jira-configuration',
    handle: (call) => {
      const level = levelsOf(call).find(({ id }) => id === param(call, 'id'));
      if (level === undefined) throw new JiraRefusal(404, ['The security level was not found.']);
      return levelShape(level, call);
    },
  },
  {
    method: 'GET',
    path: '/priorityscheme',
    scope: 'manage:jira-configuration',
    handle: (call) => {
      requireSiteAdministration(call);
      const words = (queryText(call, 'schemeName') ?? '').toLowerCase();
      const found = [PRIORITIES].filter(({ name }) => name.toLowerCase().includes(words));
      return pageOf(call, found, (scheme) => ({
        ...scheme,
        defaultPriorityId: call.site.defaultIds.get('priority'),
        ...expandedPriorities(call),
      }));
    },
  },
];

const PRIORITIES = {
  id: '1',
  name: 'Default priority scheme',
  description: 'Used by all projects without another priority scheme.',
  isDefault: true,
};

function expandedPriorities(call: RestCall) {
  const expand = queryList(call, 'expand');
  const { priorities, projects } = call.site;
  const pageWith = <Entry>(entries: readonly Entry[], shape: (entry: Entry) => unknown) => ({
    startAt: 0,
    maxResults: entries.length,
    total: entries.length,
    isLast: true,
    values: entries.map(shape),
  });
  return {
    ...(expand.includes('priorities')
      ? { priorities: pageWith(priorities, (priority) => priorityShape(priority, call.base)) }
      : {}),
    ...(expand.includes('projects')
      ? { projects: pageWith(projects, (project) => projectReference(project, call.base)) }
      : {}),
  };
}

function notifications(call: RestCall) {
  const expanded = queryList(call, 'expand').length > 0;
  return {
    expand: 'notificationSchemeEvents,user,group,projectRole,field,all',
    self: `${call.base}/rest/api/3/notificationscheme/${USUAL_NOTIFICATIONS.id}`,
    ...USUAL_NOTIFICATIONS,
    ...(expanded
      ? {
          notificationSchemeEvents: EVENTS.map(([id, name]) => ({
            event: { id, name, description: `This is the '${name}' event.` },
            notifications: RECIPIENTS.map((notificationType, index) => ({
              id: id * 100 + index,
              notificationType,
            })),
          })),
        }
      : {}),
  };
}

export function securityShape({ base }: RestCall) {
  return {
    self: `${base}/rest/api/3/issuesecurityschemes/${SECURITY.id}`,
    ...SECURITY,
  };
}

export function levelsOf({ site }: RestCall): readonly SecurityLevel[] {
  return site.projects.flatMap(({ securityLevels }) => securityLevels);
}

export function levelShape(level: SecurityLevel, { base }: RestCall) {
  return {
    ...securityLevelShape(level, base),
    isDefault: false,
    issueSecuritySchemeId: String(SECURITY.id),
  };
}
