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

export const agileResources: ReadonlySet<string> = new Set(['backlog', 'board', 'epic', 'issue', 'sprint']);
