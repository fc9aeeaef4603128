import type { Project } from '../site/model/project.ts';
import type { Holder } from './holder.ts';
import type { ProjectPermission } from './project-permission.ts';

export interface PermissionScheme {
  readonly name: string;
  readonly grants: Readonly<Record<ProjectPermission, readonly Holder[]>>;
}

const administrators: Holder = { role: 'Administrators' };
const members: Holder = { role: 'Member' };
const apps: Holder = { group: 'atlassian-addons-admin' };

function scheme(
  name: string,
  browse: readonly Holder[],
  work: readonly Holder[],
  changes: Partial<Record<ProjectPermission, readonly Holder[]>> = {},
): PermissionScheme {
  const own = work;
  const all = [administrators, apps];
  return {
    name,
    grants: {
      ADMINISTER_PROJECTS: all,
      BROWSE_PROJECTS: browse,
      CREATE_ISSUES: browse,
      EDIT_ISSUES: [...work, 'reporter'],
      ASSIGN_ISSUES: work,
      ASSIGNABLE_USER: browse,
      TRANSITION_ISSUES: [...work, 'reporter', 'assignee'],
      RESOLVE_ISSUES: work,
      SCHEDULE_ISSUES: work,
      MODIFY_REPORTER: all,
      DELETE_ISSUES: all,
      MOVE_ISSUES: work,
      LINK_ISSUES: work,
      ADD_COMMENTS: browse,
      EDIT_OWN_COMMENTS: browse,
      EDIT_ALL_COMMENTS: all,
      DELETE_OWN_COMMENTS: own,
      DELETE_ALL_COMMENTS: all,
      WORK_ON_ISSUES: work,
      EDIT_OWN_WORKLOGS: own,
      EDIT_ALL_WORKLOGS: all,
      DELETE_OWN_WORKLOGS: own,
      DELETE_ALL_WORKLOGS: all,
      CREATE_ATTACHMENTS: browse,
      DELETE_OWN_ATTACHMENTS: browse,
      DELETE_ALL_ATTACHMENTS: all,
      VIEW_VOTERS_AND_WATCHERS: browse,
      MANAGE_WATCHERS: all,
      MANAGE_SPRINTS_PERMISSION: work,
      ...changes,
    },
  };
}

/** Jira's own default on a small site: whoever can sign in may do everything. */
const open: PermissionScheme = {
  name: 'Default Permission Scheme',
  grants: Object.fromEntries(
    Object.keys(scheme('', [], []).grants).map((permission) => [permission, ['everybody']]),
  ) as unknown as PermissionScheme['grants'],
};

/** Payments is open to read; its people work on it, and only they. */
const payments = scheme('Product permission scheme', ['everybody'], [members, administrators, apps]);

/** People see their own requests; the agents see all. */
const desk = scheme(
  'Service desk permission scheme',
  [{ group: 'service-desk-agents' }, members, administrators, apps, 'reporter'],
  [{ group: 'service-desk-agents' }, members, administrators, apps],
  { CREATE_ISSUES: ['everybody'] },
);

/** Nobody outside the studio knows the game is there. */
const studio = scheme(
  'Confidential permission scheme',
  [{ group: 'game-developers' }, members, administrators, apps],
  [members, administrators, apps],
);

const byProject: Readonly<Record<string, PermissionScheme>> = { PAY: payments, DESK: desk, GAME: studio };

/** `open`: everybody may do everything. `schemes`: each project has its own, as a company would set them. */
export type PermissionMode = 'open' | 'schemes';

export function permissionSchemeOf(project: Project, mode: PermissionMode): PermissionScheme {
  return mode === 'open' ? open : (byProject[project.key] ?? payments);
}
