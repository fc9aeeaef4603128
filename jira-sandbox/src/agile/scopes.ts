/**
 * What each group of agile operations asks of an app, as the official document names it: there are no classic scopes for
 * boards and sprints, so every one of these is needed.
 */
export const agileScopes = {
  readBoards: ['read:board-scope:jira-software', 'read:project:jira'],
  readBoard: ['read:board-scope:jira-software', 'read:issue-details:jira'],
  writeBoard: ['write:board-scope:jira-software'],
  readBoardAdmin: ['read:board-scope.admin:jira-software'],
  readBoardProjects: ['read:board-scope.admin:jira-software', 'read:project:jira'],
  readBoardFilters: ['read:board-scope.admin:jira-software', 'read:jql:jira'],
  writeBoardAdmin: ['write:board-scope.admin:jira-software'],
  deleteBoardAdmin: ['delete:board-scope.admin:jira-software'],
  readBoardOnly: ['read:board-scope:jira-software'],
  readEpic: ['read:epic:jira-software'],
  readEpicIssues: ['read:epic:jira-software', 'read:issue-details:jira', 'read:jql:jira'],
  writeEpic: ['write:epic:jira-software'],
  readSprint: ['read:sprint:jira-software'],
  readSprintIssues: ['read:sprint:jira-software', 'read:issue-details:jira', 'read:jql:jira'],
  writeSprint: ['write:sprint:jira-software'],
  deleteSprint: ['delete:sprint:jira-software'],
  readIssue: ['read:issue:jira-software'],
  readEstimation: ['read:issue:jira-software', 'read:issue-details:jira'],
  writeEstimation: ['write:issue:jira-software', 'read:issue-details:jira'],
  writeIssue: ['write:issue:jira-software'],
} as const satisfies Record<string, readonly string[]>;
