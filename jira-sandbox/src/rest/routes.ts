import { softwareRoutes } from '../agile/issue-lists.ts';
import { agileRoutes } from '../agile/routes.ts';
import { attachmentRoutes, secureRoutes } from './attachment/attachment-routes.ts';
import type { RestRoute } from './call.ts';
import { avatarRoutes } from './catalogue/avatar-routes.ts';
import { catalogueSearchRoutes } from './catalogue/catalogue-search-routes.ts';
import { fieldChangeRoutes } from './catalogue/field-change-routes.ts';
import { fieldContextRoutes } from './catalogue/field-context-routes.ts';
import { fieldDefaultRoutes } from './catalogue/field-default-routes.ts';
import { fieldOptionRoutes } from './catalogue/field-option-routes.ts';
import { fieldSearchRoutes } from './catalogue/field-search-routes.ts';
import { fieldTrashRoutes } from './catalogue/field-trash-routes.ts';
import { issueTypeChangeRoutes } from './catalogue/issue-type-change-routes.ts';
import { linkTypeRoutes } from './catalogue/link-type-routes.ts';
import { priorityChangeRoutes } from './catalogue/priority-change-routes.ts';
import { resolutionChangeRoutes } from './catalogue/resolution-change-routes.ts';
import { statusChangeRoutes } from './catalogue/status-change-routes.ts';
import { systemAvatarRoutes } from './catalogue/system-avatars.ts';
import { catalogueRoutes } from './catalogue-routes.ts';
import { commentRoutes } from './comment-routes.ts';
import { createmetaRoutes } from './createmeta-routes.ts';
import { dashboardRoutes } from './dashboards/dashboard-routes.ts';
import { gadgetRoutes } from './dashboards/gadget-routes.ts';
import { itemPropertyRoutes } from './dashboards/item-property-routes.ts';
import { filterRoutes } from './filters/filter-routes.ts';
import { filterSettingRoutes } from './filters/filter-setting-routes.ts';
import { bulkCreateRoutes } from './issue/bulk-create-routes.ts';
import { bulkEditRoutes } from './issue/bulk-edit-routes.ts';
import { bulkOperationRoutes } from './issue/bulk-operation-routes.ts';
import { changelogRoutes } from './issue/changelog-routes.ts';
import { notifyRoutes } from './issue/notify-routes.ts';
import { pickerRoutes } from './issue/picker-routes.ts';
import { issueRoutes } from './issue-routes.ts';
import { autocompleteRoutes } from './jql/autocomplete-routes.ts';
import { queryRoutes } from './jql/query-routes.ts';
import { lackingOperations } from './lacking-operations.ts';
import { linkRoutes } from './link-routes.ts';
import { myselfRoutes } from './myself-routes.ts';
import { groupAndUserPickerRoutes } from './people/group-and-user-picker.ts';
import { groupChangeRoutes } from './people/group-change-routes.ts';
import { groupRoutes } from './people/group-routes.ts';
import { permittedUserRoutes } from './people/permitted-user-routes.ts';
import { preferenceRoutes } from './people/preference-routes.ts';
import { userRoutes } from './people/user-routes.ts';
import { userSettingRoutes } from './people/user-setting-routes.ts';
import { permissionRoutes } from './permission-routes.ts';
import { issueTypeRoutes, projectRoutes } from './project-routes.ts';
import { categoryRoutes } from './projects/category-routes.ts';
import { componentRoutes } from './projects/component-routes.ts';
import { projectChangeRoutes } from './projects/project-change-routes.ts';
import { projectSettingRoutes } from './projects/project-setting-routes.ts';
import { projectTypeRoutes } from './projects/project-type-routes.ts';
import { projectPropertyRoutes } from './projects/property-routes.ts';
import { roleRoutes } from './projects/role-routes.ts';
import { siteRoleRoutes } from './projects/site-role-routes.ts';
import { versionChangeRoutes } from './projects/version-change-routes.ts';
import { versionRoutes } from './projects/version-routes.ts';
import { entityPropertyRoutes } from './property/property-routes.ts';
import { remoteLinkRoutes } from './remote-link/remote-link-routes.ts';
import { RestApi } from './rest-api.ts';
import { fieldConfigurationRoutes } from './schemes/field-configuration-routes.ts';
import { issueTypeSchemeRoutes } from './schemes/issue-type-scheme-routes.ts';
import { otherSchemeRoutes } from './schemes/other-scheme-routes.ts';
import { permissionSchemeRoutes } from './schemes/permission-scheme-routes.ts';
import { screenRoutes } from './schemes/screen-routes.ts';
import { securityLevelRoutes } from './schemes/security-level-routes.ts';
import { searchRoutes } from './search-routes.ts';
import { sessionRoutes } from './session-routes.ts';
import { auditRoutes } from './settings/audit-routes.ts';
import { audited } from './settings/audited-routes.ts';
import { siteSettingRoutes } from './settings/site-setting-routes.ts';
import { singleCatalogueRoutes } from './single-catalogue-routes.ts';
import { taskRoutes } from './tasks/task-routes.ts';
import { transitionRoutes } from './transition-routes.ts';
import { asVersion2 } from './version2/version2.ts';
import { watcherRoutes } from './watcher-routes.ts';
import { workflowRoutes } from './workflows/workflow-routes.ts';
import { workflowSchemeRoutes } from './workflows/workflow-scheme-routes.ts';
import { worklogBulkRoutes } from './worklog/worklog-bulk-routes.ts';
import { worklogFeedRoutes } from './worklog/worklog-feed-routes.ts';
import { worklogRoutes } from './worklog/worklog-routes.ts';

/** Every REST v3 operation the sandbox offers. */
const platformRoutes: readonly RestRoute[] = [
  ...myselfRoutes,
  ...projectRoutes,
  ...issueTypeRoutes,
  ...issueRoutes,
  ...bulkCreateRoutes,
  ...bulkOperationRoutes,
  ...bulkEditRoutes,
  ...changelogRoutes,
  ...pickerRoutes,
  ...notifyRoutes,
  ...transitionRoutes,
  ...commentRoutes,
  ...worklogRoutes,
  ...worklogBulkRoutes,
  ...worklogFeedRoutes,
  ...attachmentRoutes,
  ...remoteLinkRoutes,
  ...entityPropertyRoutes,
  ...watcherRoutes,
  ...linkRoutes,
  ...searchRoutes,
  ...userRoutes,
  ...groupRoutes,
  ...catalogueRoutes,
  ...singleCatalogueRoutes,
  ...componentRoutes,
  ...versionRoutes,
  ...versionChangeRoutes,
  ...roleRoutes,
  ...siteRoleRoutes,
  ...projectPropertyRoutes,
  ...projectChangeRoutes,
  ...projectSettingRoutes,
  ...categoryRoutes,
  ...permissionSchemeRoutes,
  ...issueTypeSchemeRoutes,
  ...screenRoutes,
  ...fieldConfigurationRoutes,
  ...otherSchemeRoutes,
  ...securityLevelRoutes,
  ...workflowRoutes,
  ...workflowSchemeRoutes,
  ...siteSettingRoutes,
  ...auditRoutes,
  ...systemAvatarRoutes,
  ...linkTypeRoutes,
  ...avatarRoutes,
  ...catalogueSearchRoutes,
  ...fieldContextRoutes,
  ...priorityChangeRoutes,
  ...resolutionChangeRoutes,
  ...statusChangeRoutes,
  ...issueTypeChangeRoutes,
  ...fieldChangeRoutes,
  ...fieldOptionRoutes,
  ...fieldDefaultRoutes,
  ...fieldTrashRoutes,
  ...taskRoutes,
  ...fieldSearchRoutes,
  ...preferenceRoutes,
  ...userSettingRoutes,
  ...groupChangeRoutes,
  ...dashboardRoutes,
  ...gadgetRoutes,
  ...itemPropertyRoutes,
  ...filterRoutes,
  ...filterSettingRoutes,
  ...permittedUserRoutes,
  ...groupAndUserPickerRoutes,
  ...projectTypeRoutes,
  ...createmetaRoutes,
  ...autocompleteRoutes,
  ...queryRoutes,
  ...permissionRoutes,
];

const platform = new RestApi('/rest/api/3', audited(platformRoutes), lackingOperations);

/** What Atlassian's documents of these APIs describe. */
export const restApis: readonly RestApi[] = [
  platform,
  new RestApi('/rest/agile/1.0', agileRoutes),
  new RestApi('/rest/software/1.0', softwareRoutes),
];

/** What is served under which path; other operations of Jira answer 501, anything else 404. */
export const servedApis: readonly RestApi[] = [
  ...restApis,
  new RestApi('/rest/agile/latest', agileRoutes),
  new RestApi('/rest/auth/1', sessionRoutes),
  new RestApi('/rest/auth/latest', sessionRoutes),
  new RestApi('/secure', secureRoutes),
  asVersion2(platform, '/rest/api/2'),
  asVersion2(platform, '/rest/api/latest'),
];
