/** What Sidelight asks for unless JIRA_OAUTH_SCOPES says otherwise. */
export const defaultScopes: readonly string[] = [
  'read:jira-user',
  'read:jira-work',
  'write:jira-work',
  'read:me',
  'offline_access',
];

/**
 * What sprints and the order of work need besides: they have no classic scopes. Not asked for by themselves, because an app
 * that was not given them in the developer console cannot ask for them.
 */
export const planningScopes: readonly string[] = [
  'read:board-scope:jira-software',
  'read:project:jira',
  'read:sprint:jira-software',
  'write:board-scope:jira-software',
  'write:sprint:jira-software',
  'write:issue:jira-software',
];
