/** What each scope lets the app do, in the words of the consent page. */
export const scopeMeanings: Readonly<Record<string, string>> = {
  'read:jira-work': 'Read projects, issues, comments and search results',
  'write:jira-work': 'Create, change and delete issues and comments',
  'read:jira-user': 'See the people of the site: names and avatars',
  'read:me': 'See your profile: name, e-mail address and picture',
  offline_access: 'Stay connected while you are away, until you revoke it',
  'manage:jira-project': 'Change project settings, versions and components',
  'read:board-scope:jira-software': 'Read boards',
  'read:sprint:jira-software': 'Read sprints',
  'write:sprint:jira-software': 'Change sprints',
};

/** Atlassian refuses an authorization request that asks for a scope the app was not registered with. */
export function isRegisteredScope(scope: string): boolean {
  return Object.hasOwn(scopeMeanings, scope);
}
