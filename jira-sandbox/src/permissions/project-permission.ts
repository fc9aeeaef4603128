/** The permissions of a project that the sandbox enforces, by Jira's keys. */
export const projectPermissions = [
  'ADMINISTER_PROJECTS',
  'BROWSE_PROJECTS',
  'CREATE_ISSUES',
  'EDIT_ISSUES',
  'ASSIGN_ISSUES',
  'ASSIGNABLE_USER',
  'TRANSITION_ISSUES',
  'RESOLVE_ISSUES',
  'SCHEDULE_ISSUES',
  'SET_ISSUE_SECURITY',
  'MODIFY_REPORTER',
  'DELETE_ISSUES',
  'MOVE_ISSUES',
  'LINK_ISSUES',
  'ADD_COMMENTS',
  'EDIT_OWN_COMMENTS',
  'EDIT_ALL_COMMENTS',
  'DELETE_OWN_COMMENTS',
  'DELETE_ALL_COMMENTS',
  'WORK_ON_ISSUES',
  'EDIT_OWN_WORKLOGS',
  'EDIT_ALL_WORKLOGS',
  'DELETE_OWN_WORKLOGS',
  'DELETE_ALL_WORKLOGS',
  'CREATE_ATTACHMENTS',
  'DELETE_OWN_ATTACHMENTS',
  'DELETE_ALL_ATTACHMENTS',
  'VIEW_VOTERS_AND_WATCHERS',
  'MANAGE_WATCHERS',
  'MANAGE_SPRINTS_PERMISSION',
] as const;

export type ProjectPermission = (typeof projectPermissions)[number];

export function isProjectPermission(key: string): key is ProjectPermission {
  return projectPermissions.some((permission) => permission === key);
}
