/**
 * Granular scopes by the first words of the path, the most particular first. Atlassian's documents ask for several per
 * operation; the sandbox asks for the one that names what the operation is about.
 */
const nouns: readonly (readonly [path: RegExp, noun: string])[] = [
  [/^\/comment\/:\w+\/properties/, 'comment.property:jira'],
  [/^\/issue\/:\w+\/worklog\/:\w+\/properties/, 'issue-worklog.property:jira'],
  [/^\/attachment\/meta/, 'instance-configuration:jira'],
  [/^\/filter\/:\w+\/columns/, 'filter.column:jira'],
  [/^\/projectCategory/, 'project-category:jira'],
  [/^\/project\/type/, 'project-type:jira'],
  [/^\/project\/:\w+\/hierarchy/, 'issue-type-hierarchy:jira'],
  [/^\/configuration\/timetracking/, 'issue.time-tracking:jira'],
  [/^\/issue\/:\w+\/comment|^\/comment/, 'comment:jira'],
  [/^\/issue\/:\w+\/worklog|^\/worklog/, 'issue-worklog:jira'],
  [/^\/issue\/:\w+\/watchers/, 'issue.watcher:jira'],
  [/^\/issue\/:\w+\/votes/, 'issue.vote:jira'],
  [/^\/issue\/:\w+\/changelog|^\/changelog/, 'issue.changelog:jira'],
  [/^\/issue\/:\w+\/transitions/, 'issue.transition:jira'],
  [/^\/issue\/:\w+\/attachments|^\/attachment/, 'attachment:jira'],
  [/^\/issue\/:\w+\/properties/, 'issue.property:jira'],
  [/^\/issue\/:\w+\/remotelink/, 'issue.remote-link:jira'],
  [/^\/issue\/:\w+\/editmeta|^\/issue\/createmeta/, 'issue-meta:jira'],
  [/^\/issueLinkType/, 'issue-link-type:jira'],
  [/^\/issueLink/, 'issue-link:jira'],
  [/^\/issuetype/, 'issue-type:jira'],
  [/^\/issue/, 'issue:jira'],
  [/^\/search/, 'issue-details:jira'],
  [/^\/jql\/autocompletedata/, 'field:jira'],
  [/^\/jql/, 'jql:jira'],
  [/^\/project\/:\w+\/statuses/, 'issue-status:jira'],
  [/^\/statuses/, 'workflow:jira'],
  [/^\/project\/:\w+\/role|^\/role/, 'project-role:jira'],
  [/^\/project\/:\w+\/components?$|^\/component/, 'project.component:jira'],
  [/^\/project\/:\w+\/versions?$|^\/version/, 'project-version:jira'],
  [/^\/project\/:\w+\/properties/, 'project.property:jira'],
  [/^\/project/, 'project:jira'],
  [/^\/user\/groups|^\/groups?/, 'group:jira'],
  [/^\/users?|^\/myself/, 'user:jira'],
  [/^\/filter/, 'filter:jira'],
  [/^\/field|^\/customField/, 'field:jira'],
  [/^\/priority/, 'priority:jira'],
  [/^\/status/, 'status:jira'],
  [/^\/resolution/, 'resolution:jira'],
  [/^\/label/, 'label:jira'],
  [/^\/permissions|^\/mypermissions/, 'permission:jira'],
  [/^\/serverInfo|^\/configuration/, 'instance-configuration:jira'],
  [/^\/board|^\/backlog/, 'board-scope:jira-software'],
  [/^\/sprint/, 'sprint:jira-software'],
  [/^\/epic/, 'epic:jira-software'],
];
const verbs = ['read', 'write', 'delete'] as const;

/** The granular scope that allows what the classic one allows here; null where there is none. */
export function granularScope(method: string, path: string, classic: string): string | null {
  const noun = nouns.find(([pattern]) => pattern.test(path))?.[1];
  if (noun === undefined) return null;
  // Moving along the workflow changes the issue; one reads its transitions.
  if (noun === 'issue.transition:jira' && method === 'POST') return 'write:issue:jira';
  if (noun === 'issue-link:jira' && method === 'GET') return 'read:issue-link-type:jira';
  if (method === 'GET' || classic.startsWith('read:')) return `read:${noun}`;
  // No longer to watch, to vote, to like or to share deletes nothing.
  if (noun === 'issue.watcher:jira' || noun === 'issue.vote:jira') return `write:${noun}`;
  if (/^\/filter\/:\w+\/\w/.test(path) && noun === 'filter:jira') return `write:${noun}`;
  return `${method === 'DELETE' ? 'delete' : 'write'}:${noun}`;
}

export function isGranularScope(scope: string): boolean {
  return verbs.some((verb) => nouns.some(([, noun]) => scope === `${verb}:${noun}`));
}

/** Such as `Read: issue.watcher`. */
export function granularMeaning(scope: string): string {
  const [verb = '', noun = ''] = scope.split(':');
  return `${verb.charAt(0).toUpperCase()}${verb.slice(1)}: ${noun.replace(/[.-]/g, ' ')}`;
}
