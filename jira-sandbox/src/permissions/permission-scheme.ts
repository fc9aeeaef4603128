import { isDeepStrictEqual } from 'node:util';
import type { Project } from '../site/model/project.ts';
import type { Site } from '../site/model/site.ts';
import { roleIds } from '../site/project-roles.ts';
import type { Holder } from './holder.ts';
import { type ProjectPermission, projectPermissions } from './project-permission.ts';

export interface PermissionGrant {
  /** Unique on the site. */
  readonly id: number;
  /** Jira's key; those that the sandbox enforces are in project-permission.ts. */
  readonly permission: string;
  readonly holder: Holder;
}

export interface PermissionScheme {
  readonly id: string;
  name: string;
  description: string;
  /** By permission. */
  readonly grants: Map<string, PermissionGrant[]>;
}

/** How many ids each scheme of a new site has for its grants. */
const GRANTS = 1_000;
const FIRST_GRANTS = 10_000;

const administrators: Holder = { roleId: roleIds.administrators };
const members: Holder = { roleId: roleIds.member };
const apps: Holder = { group: 'atlassian-addons-admin' };

type Holders = Readonly<Record<ProjectPermission, readonly Holder[]>>;

function scheme(
  position: number,
  id: string,
  name: string,
  description: string,
  holders: Holders,
): PermissionScheme {
  const all = projectPermissions.flatMap((permission) =>
    holders[permission].map((holder) => ({ permission, holder })),
  );
  const grants = all.map((grant, index) => ({ id: FIRST_GRANTS + position * GRANTS + index, ...grant }));
  return { id, name, description, grants: Map.groupBy(grants, ({ permission }) => permission) };
}

function holdersOf(
  browse: readonly Holder[],
  work: readonly Holder[],
  changes: Partial<Holders> = {},
): Holders {
  const own = work;
  const all = [administrators, apps];
  return {
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
  };
}

/** The ids of the schemes that the demo's projects have. */
export const demoPermissionSchemes = { PAY: '10000', DESK: '10001', GAME: '10002' } as const;

const everybody: readonly Holder[] = ['everybody'];
const deskAgents: Holder = { group: 'service-desk-agents' };

/** The schemes of a new site. */
export function newPermissionSchemes(): PermissionScheme[] {
  return [
    // Jira's own default on a small site.
    scheme(0, '0', 'Default Permission Scheme', 'Whoever can sign in may do everything.', openHolders()),
    // Payments is open to read; its people work on it, and only they.
    scheme(
      1,
      demoPermissionSchemes.PAY,
      'Product permission scheme',
      'Everybody reads and comments; the members of the project work on it.',
      holdersOf(everybody, [members, administrators, apps]),
    ),
    // People see their own requests; the agents see all.
    scheme(
      2,
      demoPermissionSchemes.DESK,
      'Service desk permission scheme',
      'People see their own requests; agents see all.',
      holdersOf(
        [deskAgents, members, administrators, apps, 'reporter'],
        [deskAgents, members, administrators, apps],
        { CREATE_ISSUES: everybody },
      ),
    ),
    // Nobody outside the studio knows the game is there.
    scheme(
      3,
      demoPermissionSchemes.GAME,
      'Confidential permission scheme',
      'Nobody outside of the project knows that it is there.',
      holdersOf(
        [{ group: 'game-developers' }, members, administrators, apps],
        [members, administrators, apps],
      ),
    ),
  ];
}

function openHolders(): Holders {
  const holders = holdersOf(everybody, everybody);
  for (const permission of projectPermissions) Object.assign(holders, { [permission]: everybody });
  return holders;
}

/** `open`: everybody may do everything. `schemes`: each project has its own, as a company would set them. */
export type PermissionMode = 'open' | 'schemes';

/** Who holds the permission in the project by its scheme. */
export function grantsFor(
  site: Site,
  { permissionSchemeId }: Project,
  permission: ProjectPermission,
): readonly PermissionGrant[] {
  const found = site.permissionSchemes.find(({ id }) => id === permissionSchemeId);
  return found?.grants.get(permission) ?? [];
}

export function addGrant(scheme: PermissionScheme, grant: PermissionGrant): void {
  scheme.grants.set(grant.permission, [...(scheme.grants.get(grant.permission) ?? []), grant]);
}

export function removeGrant(scheme: PermissionScheme, { id, permission }: PermissionGrant): void {
  const rest = scheme.grants.get(permission)?.filter((other) => other.id !== id) ?? [];
  scheme.grants.set(permission, rest);
}

/** Wherever one holds a permission the other does; with null nobody does instead. */
export function replaceHolder({ permissionSchemes }: Site, old: Holder, next: Holder | null): void {
  for (const scheme of permissionSchemes) {
    for (const grant of [...scheme.grants.values()].flat()) {
      if (!isDeepStrictEqual(grant.holder, old)) continue;
      removeGrant(scheme, grant);
      if (next !== null) addGrant(scheme, { ...grant, holder: next });
    }
  }
}
