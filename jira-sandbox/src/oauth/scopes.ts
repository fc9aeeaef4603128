import { granularMeaning, isGranularScope } from './granular-scopes.ts';

/** What each classic scope lets the app do, in the words of the consent page. */
export const scopeMeanings: Readonly<Record<string, string>> = {
  'read:jira-work': 'Read projects, issues, comments and search results',
  'write:jira-work': 'Create, change and delete issues and comments',
  'read:jira-user': 'See the people of the site: names and avatars',
  'read:me': 'See your profile: name, e-mail address and picture',
  offline_access: 'Stay connected while you are away, until you revoke it',
  'manage:jira-project': 'Change project settings, versions and components',
  'manage:jira-configuration': 'Change the settings of the site: fields, issue types and the like',
  'read:board-scope:jira-software': 'Read boards',
  'write:board-scope:jira-software': 'Create and delete boards, and move issues on them',
  'read:sprint:jira-software': 'Read sprints',
  'write:sprint:jira-software': 'Change sprints',
  'delete:sprint:jira-software': 'Delete sprints',
  'read:board-scope.admin:jira-software': 'Read how boards are configured',
  'write:board-scope.admin:jira-software': 'Change how boards are configured',
  'delete:board-scope.admin:jira-software': 'Delete what apps keep with boards',
  'read:epic:jira-software': 'Read epics',
  'write:epic:jira-software': 'Change epics',
  'read:issue:jira-software': 'Read issues with their sprints and estimates',
  'write:issue:jira-software': 'Rank and estimate issues',
  'read:issue-details:jira': 'Read the details of issues',
  'read:project:jira': 'Read projects',
  'read:jql:jira': 'Search with JQL',
};

/** Of the other product that may share a site. */
const confluenceMeanings: Readonly<Record<string, string>> = {
  'read:confluence-content.all': 'Read pages',
  'read:confluence-space.summary': 'Read the names of spaces',
  'search:confluence': 'Search pages',
};

export function meaningOfScope(scope: string): string {
  return scopeMeanings[scope] ?? confluenceMeanings[scope] ?? granularMeaning(scope);
}

/** Whether there is such a scope at all. */
export function isKnownScope(scope: string): boolean {
  return (
    Object.hasOwn(scopeMeanings, scope) || Object.hasOwn(confluenceMeanings, scope) || isGranularScope(scope)
  );
}

/** Which product of a site the scope is about; null for those about the person and the tokens. */
export function productOf(scope: string): 'jira' | 'confluence' | null {
  if (scope === 'offline_access' || scope === 'read:me') return null;
  return Object.hasOwn(confluenceMeanings, scope) ? 'confluence' : 'jira';
}
