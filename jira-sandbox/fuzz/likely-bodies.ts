const text = (words: string) => ({
  type: 'doc',
  version: 1,
  content: [{ type: 'paragraph', content: [{ type: 'text', text: words }] }],
});

/** A body that suits operations whose path ends so: what is spoiled in one place gets further than nonsense. */
const bodies: readonly (readonly [path: RegExp, body: unknown])[] = [
  [
    /\/issue$/,
    {
      fields: {
        project: { key: 'PAY' },
        issuetype: { name: 'Task' },
        summary: 'A task',
        description: text('Words'),
        labels: ['one'],
        components: [{ name: 'Ledger' }],
        duedate: '2026-12-01',
        priority: { id: '2' },
        timetracking: { originalEstimate: '2d' },
        customfield_10016: 3,
      },
      update: { comment: [{ add: { body: text('Said at once') } }] },
    },
  ],
  [
    /\/issue\/bulk$/,
    { issueUpdates: [{ fields: { project: { key: 'PAY' }, issuetype: { name: 'Bug' }, summary: 'One' } }] },
  ],
  [
    /\/issue\/bulkfetch$/,
    { issueIdsOrKeys: ['PAY-1', '10001'], fields: ['*all'], expand: ['changelog'], properties: [] },
  ],
  [/\/issue\/:\w+$/, { fields: { summary: 'Another' }, update: { labels: [{ add: 'x' }, { remove: 'y' }] } }],
  [/\/assignee$/, { accountId: null }],
  [/\/transitions$/, { transition: { id: '31' }, fields: { resolution: { name: 'Done' } } }],
  [/\/comment(\/:\w+)?$/, { body: text('A comment'), visibility: { type: 'role', value: 'Administrators' } }],
  [
    /\/worklog(\/:\w+)?$/,
    { timeSpent: '1h 30m', started: '2026-11-20T09:00:00.000+0000', comment: text('Work') },
  ],
  [/\/list$/, { ids: [1, 2, 3], commentIds: ['30001'], properties: [] }],
  [/\/watchers$/, '712020:5a1d0001-0c3e-4b7a-9d52-8f6e21b70001'],
  [
    /\/issueLink$/,
    { type: { name: 'Blocks' }, inwardIssue: { key: 'PAY-1' }, outwardIssue: { key: 'PAY-2' } },
  ],
  [
    /\/remotelink(\/:\w+)?$/,
    { globalId: 'x=1', object: { url: 'https://example.com', title: 'Page', status: { resolved: true } } },
  ],
  [
    /\/search(\/jql)?$/,
    { jql: 'project = PAY', maxResults: 5, fields: ['summary'], reconcileIssues: [10_001] },
  ],
  [/\/approximate-count$/, { jql: 'project = PAY' }],
  [/\/jql\/parse$/, { queries: ['project = PAY', 'status = '] }],
  [/\/jql\/match$/, { jqls: ['project = PAY'], issueIds: [10_001, 10_002] }],
  [/\/jql\/\w+$/, { queryStrings: ['assignee = amira'], includeCollapsedFields: true }],
  [/\/properties\/:\w+$/, { any: ['thing'] }],
  [
    /\/component(\/:\w+)?$/,
    { name: 'New one', project: 'PAY', description: 'Words', assigneeType: 'UNASSIGNED' },
  ],
  [
    /\/version(\/:\w+)?$/,
    { name: '9.0', project: 'PAY', projectId: 10_000, released: false, releaseDate: '2027-01-01' },
  ],
  [/\/role\/:\w+$/, { user: ['712020:5a1d0001-0c3e-4b7a-9d52-8f6e21b70001'], group: ['jira-users'] }],
  [/\/filter(\/:\w+)?$/, { name: 'Mine', jql: 'assignee = currentUser()', description: '', favourite: true }],
  [
    /\/permissions\/check$/,
    { projectPermissions: [{ permissions: ['EDIT_ISSUES'], projects: [10_000], issues: [] }] },
  ],
  [/\/sprint(\/:\w+)?$/, { name: 'Sprint 9', originBoardId: 1, state: 'future', goal: 'Done' }],
  [/\/rank$/, { issues: ['PAY-1'], rankBeforeIssue: 'PAY-2' }],
  [/\/(issue|backlog)$/, { issues: ['PAY-1', 'PAY-2'] }],
  [/\/option$/, { options: [{ value: 'Blue', disabled: false }] }],
  [/\/context$/, { name: 'Context', projectIds: ['10000'], issueTypeIds: [] }],
  [/\/oauth\/token$/, { grant_type: 'refresh_token', client_id: 'sandbox-client', refresh_token: 'x' }],
];

export function likelyBodies(path: string): readonly unknown[] {
  return bodies.filter(([pattern]) => pattern.test(path)).map(([, body]) => body);
}
