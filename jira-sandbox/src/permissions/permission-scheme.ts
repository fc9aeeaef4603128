import type { Project } from '../site/model/project.ts';
import type { Holder } from './holder.ts';
import type { ProjectPermission } from './project-permission.ts';

export interface PermissionScheme {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly grants: Readonly<Record<ProjectPermission, readonly Holder[]>>;
}

const administrators: Holder = { role: 'Administrators' };
const members: Holder = { role: 'Member' };
const apps: Holder = { group: 'atlassian-addons-admin' };

function scheme(
  id: string,
  name: string,
  description: string,
  browse: readonly Holder[],
  work: readonly Holder[],
  changes: Partial<Record<ProjectPermission, readonly Holder[]>> = {},
): PermissionScheme {
  const own = work;
  const all = [administrators, apps];
  return {
    id,
    name,
    description,
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
      SET_ISSUE_SECURITY: work,
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
  id: '0',
  name: 'Default Permission Scheme',
  description: 'Whoever can sign in may do everything.',
  grants: Object.fromEntries(
    Object.keys(scheme('', '', '', [], []).grants).map((permission) => [permission, ['everybody']]),
  ) as unknown as PermissionScheme['grants'],
};

/** Payments is open to read; its people work on it, and only they. */
const payments = scheme(
  '10000',
  'Product permission scheme',
  'Everybody reads and comments; the members of the project work on it.',
  ['everybody'],
  [members, administrators, apps],
);

/** People see their own requests; the agents see all. */
const desk = scheme(
  '10001',
  'Service desk permission scheme',
  'People see their own requests; agents see all.',
  [{ group: 'service-desk-agents' }, members, administrators, apps, 'reporter'],
  [{ group: 'service-desk-agents' }, members, administrators, apps],
  { CREATE_ISSUES: ['everybody'] },
);

/** Nobody outside the studio knows the game is there. */
const studio = scheme(
  '10002',
  'Confidential permission scheme',
  'Nobody outside of the project knows that it is there.',
  [{ group: 'game-developers' }, members, administrators, apps],
  [members, administrators, apps],
);

export const permissionSchemes: readonly PermissionScheme[] = [open, payments, desk, studio];

/** The schemes of the demo's projects. */
export const demoPermissionSchemes = { PAY: payments.id, DESK: desk.id, GAME: studio.id } as const;

/** `open`: everybody may do everything. `schemes`: each project has its own, as a company would set them. */
export type PermissionMode = 'open' | 'schemes';

export function permissionSchemeOf({ permissionSchemeId }: Project, mode: PermissionMode): PermissionScheme {
  if (mode === 'open') return open;
  return permissionSchemes.find(({ id }) => id === permissionSchemeId) ?? payments;
}
