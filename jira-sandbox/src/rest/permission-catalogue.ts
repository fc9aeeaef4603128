/** What can be permitted, in the words of Jira's settings. */

export interface Permission {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly type: 'GLOBAL' | 'PROJECT';
  readonly description: string;
}

function project(id: number, key: string, name: string, description: string): Permission {
  return { id: String(id), key, name, type: 'PROJECT', description };
}

/** The permissions a client asks about. */
export const permissionCatalogue: readonly Permission[] = [
  {
    id: '0',
    key: 'ADMINISTER',
    name: 'Administer Jira',
    type: 'GLOBAL',
    description: 'Perform most administration functions.',
  },
  {
    id: '27',
    key: 'USER_PICKER',
    name: 'Browse users and groups',
    type: 'GLOBAL',
    description: 'View and select users or groups.',
  },
  {
    id: '33',
    key: 'BULK_CHANGE',
    name: 'Make bulk changes',
    type: 'GLOBAL',
    description: 'Modify collections of issues at once.',
  },
  project(10, 'BROWSE_PROJECTS', 'Browse Projects', 'Browse projects and the issues within them.'),
  project(11, 'CREATE_ISSUES', 'Create Issues', 'Create issues.'),
  project(12, 'EDIT_ISSUES', 'Edit Issues', 'Edit issues.'),
  project(13, 'ASSIGN_ISSUES', 'Assign Issues', 'Assign issues to other people.'),
  project(17, 'ASSIGNABLE_USER', 'Assignable User', 'Users with this permission may be assigned to issues.'),
  project(14, 'RESOLVE_ISSUES', 'Resolve Issues', 'Resolve and reopen issues.'),
  project(15, 'ADD_COMMENTS', 'Add Comments', 'Comment on issues.'),
  project(16, 'DELETE_ISSUES', 'Delete Issues', 'Delete issues.'),
  project(37, 'DELETE_OWN_COMMENTS', 'Delete Own Comments', 'Delete own comments made on issues.'),
  project(20, 'WORK_ON_ISSUES', 'Work On Issues', 'Log work done against an issue.'),
  project(21, 'LINK_ISSUES', 'Link Issues', 'Link issues together.'),
  project(28, 'SCHEDULE_ISSUES', 'Schedule Issues', 'Set or edit the due date of an issue.'),
  project(
    26,
    'SET_ISSUE_SECURITY',
    'Set Issue Security',
    'Set the level of security on an issue so that only people in that security level can see the issue.',
  ),
  project(30, 'MODIFY_REPORTER', 'Modify Reporter', 'Set the reporter of an issue.'),
  project(
    31,
    'VIEW_VOTERS_AND_WATCHERS',
    'View Voters and Watchers',
    'View voters and watchers of an issue.',
  ),
  project(45, 'TRANSITION_ISSUES', 'Transition Issues', 'Transition issues.'),
  project(23, 'ADMINISTER_PROJECTS', 'Administer Projects', 'Administer a project in Jira.'),
  project(19, 'CREATE_ATTACHMENTS', 'Create Attachments', 'Attach files to issues.'),
  project(25, 'MOVE_ISSUES', 'Move Issues', 'Move issues between projects or workflows.'),
  project(32, 'MANAGE_WATCHERS', 'Manage Watchers', 'Manage the watchers of an issue.'),
  project(34, 'EDIT_ALL_COMMENTS', 'Edit All Comments', 'Edit all comments made on issues.'),
  project(35, 'EDIT_OWN_COMMENTS', 'Edit Own Comments', 'Edit own comments made on issues.'),
  project(36, 'DELETE_ALL_COMMENTS', 'Delete All Comments', 'Delete all comments made on issues.'),
  project(38, 'DELETE_ALL_ATTACHMENTS', 'Delete All Attachments', 'Delete all attachments.'),
  project(39, 'DELETE_OWN_ATTACHMENTS', 'Delete Own Attachments', 'Delete own attachments.'),
  project(40, 'EDIT_OWN_WORKLOGS', 'Edit Own Worklogs', 'Edit own worklogs made on issues.'),
  project(41, 'EDIT_ALL_WORKLOGS', 'Edit All Worklogs', 'Edit all worklogs made on issues.'),
  project(42, 'DELETE_OWN_WORKLOGS', 'Delete Own Worklogs', 'Delete own worklogs made on issues.'),
  project(43, 'DELETE_ALL_WORKLOGS', 'Delete All Worklogs', 'Delete all worklogs made on issues.'),
  project(46, 'MANAGE_SPRINTS_PERMISSION', 'Manage Sprints', 'Manage sprints.'),
];
