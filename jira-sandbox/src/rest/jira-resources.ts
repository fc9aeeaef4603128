/**
 * The first words of the paths of Jira's own operations, as Atlassian's documents of the platform and software APIs
 * name them. What begins otherwise is nothing of Jira's.
 */

export const platformResources: ReadonlySet<string> = new Set(
  `announcementBanner app application-properties applicationrole attachment auditing avatar bulk changelog
  classification-levels comment component config configuration customFieldOption dashboard data-policy events
  expression field fieldconfiguration fieldconfigurationscheme filter group groups groupuserpicker instance issue
  issueLink issueLinkType issues issuesecurityschemes issuetype issuetypescheme issuetypescreenscheme jql label license
  mypermissions mypreferences myself notificationscheme permissions permissionscheme plans priority priorityscheme
  project project-template projectCategory projects projectvalidate redact resolution role screens screenscheme search
  securitylevel serverInfo settings status statuscategory statuses task uiModifications universal_avatar user users
  version webhook workflow workflows workflowscheme worklog`.split(/\s+/),
);

/**
 * What Jira does with a path that is served here for other methods, every parameter written `:`. Any further method is
 * one that Jira does not know there either.
 */
export const lackingOperations: ReadonlySet<string> = new Set(
  `PUT /configuration/timetracking/options|POST /field|POST /field/:/context|GET /filter/defaultShareScope
    |PUT /filter/defaultShareScope|DELETE /issue/:/worklog|POST /issue/:/worklog/move|POST /issue/archive
    |PUT /issue/archive|POST /issue/properties|PUT /issue/unarchive|POST /issue/watching|POST /issuetype
    |DELETE /issuetype/:|PUT /issuetype/:|POST /priority|DELETE /priority/:|PUT /priority/:|PUT /priority/default
    |PUT /priority/move|POST /project|DELETE /project/:|PUT /project/:|POST /projectCategory|POST /resolution
    |DELETE /resolution/:|PUT /resolution/:|PUT /resolution/default|PUT /resolution/move|POST /role
    |DELETE /role/:|POST /role/:|PUT /role/:|DELETE /statuses|POST /statuses|PUT /statuses`
    .split('|')
    .map((operation) => operation.trim()),
);

export const agileResources: ReadonlySet<string> = new Set(['backlog', 'board', 'epic', 'issue', 'sprint']);

export const sessionResources: ReadonlySet<string> = new Set(['session', 'websudo']);
