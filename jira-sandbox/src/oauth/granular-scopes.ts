/**
 * The granular scopes of the platform's operations as Atlassian's document lists them: an app needs all of a line. Each
 * line has operations below `/rest/api/3`, then scopes by their verb, without the `:jira` at their end; what is indented
 * belongs to the line above. `npm run conformance` holds it against the document.
 */
const LINES = `
GET /applicationrole, GET /applicationrole/: = read application-role
DELETE /attachment/: = delete attachment
GET /attachment/: = read application-role attachment avatar group user
GET /attachment/content/:, GET /attachment/thumbnail/: = read attachment
GET /attachment/meta, GET /application-properties, GET /application-properties/advanced-settings = read
  instance-configuration
GET /avatar/:/system, GET /universal_avatar/type/:/owner/:, GET /universal_avatar/view/type/:,
  GET /universal_avatar/view/type/:/avatar/:, GET /universal_avatar/view/type/:/owner/: = read avatar
POST /bulk/issues/delete, POST /bulk/issues/watch, POST /bulk/issues/unwatch, POST /bulk/issues/transition =
  read issue; write issue
GET /bulk/issues/transition, GET /bulk/queue/: = read issue
GET /comment/:/properties, GET /comment/:/properties/: = read comment.property
DELETE /comment/:/properties/: = delete comment.property
PUT /comment/:/properties/: = write comment.property
POST /comment/list = read avatar comment.property comment group project-role project user; delete
  comment.property
POST /component, PUT /component/: = read application-role avatar group project.component project user; write
  project.component
DELETE /component/: = delete project.component
GET /component/:/relatedIssueCounts = read field project.component
GET /configuration = read instance-configuration issue.time-tracking
GET /configuration/timetracking/options, GET /configuration/timetracking, GET /configuration/timetracking/list =
  read issue.time-tracking
GET /customFieldOption/: = read field.option field
GET /dashboard, GET /dashboard/search, GET /dashboard/: = read application-role avatar dashboard group
  issue-type-hierarchy issue-type project-category project-role project-version project.component project user
POST /dashboard, PUT /dashboard/:, POST /dashboard/:/copy = read application-role avatar dashboard group
  issue-type-hierarchy issue-type project-category project-role project-version project.component project user;
  write dashboard
DELETE /dashboard/: = delete dashboard
POST /dashboard/:/gadget = read dashboard; write dashboard
PUT /dashboard/:/gadget/:, DELETE /dashboard/:/gadget/: = write dashboard
GET /dashboard/:/items/:/properties, GET /dashboard/:/items/:/properties/: = read dashboard.property
DELETE /dashboard/:/items/:/properties/: = delete dashboard.property
PUT /dashboard/:/items/:/properties/: = write dashboard.property
GET /dashboard/gadgets, GET /dashboard/:/gadget = read dashboard
GET /events = read issue-event
GET /field = read avatar field-configuration field project-category project
POST /field = read avatar field-configuration field project-category project; write field
PUT /field/:, PUT /field/:/context/:, PUT /field/:/context/:/project, PUT /field/:/context/:/issuetype = write
  field
GET /field/:/context = read custom-field-contextual-configuration field
POST /field/:/context = read custom-field-contextual-configuration field; write field
DELETE /field/:/context/: = delete field
GET /field/:/context/:/option = read field.option
POST /field/:/context/:/option, PUT /field/:/context/:/option = read field.option; write field.option
DELETE /field/:/context/:/option/: = delete field.option
PUT /field/:/context/:/option/move = write field.option
GET /field/:/context/projectmapping, GET /field/:/context/issuetypemapping, GET /jql/autocompletedata,
  POST /jql/autocompletedata = read field
GET /field/:/screens = read avatar project-category project screen-tab screen
GET /field/search = read field-configuration field
GET /fieldconfiguration, GET /fieldconfiguration/:/fields = read field-configuration
GET /fieldconfigurationscheme, GET /fieldconfigurationscheme/mapping, GET /fieldconfigurationscheme/project =
  read field-configuration-scheme
POST /filter, DELETE /filter/:/favourite, POST /filter/:/permission = read application-role avatar filter group
  issue-type-hierarchy issue-type project-category project-role project-version project.component project user;
  write filter
DELETE /filter/: = delete filter
PUT /filter/:, PUT /filter/:/favourite = read application-role avatar filter group issue-type-hierarchy jql
  project-role project user; write filter
DELETE /filter/:/columns = delete filter.column
GET /filter/:/columns = read filter.column
PUT /filter/:/columns = write filter.column
PUT /filter/:/owner = read filter; write filter
GET /filter/:/permission, GET /filter/:/permission/: = read application-role avatar filter group
  issue-type-hierarchy issue-type project-category project-role project-version project.component project user
DELETE /filter/:/permission/: = write filter
GET /filter/defaultShareScope = read filter.default-share-scope
PUT /filter/defaultShareScope = read filter.default-share-scope; write filter.default-share-scope
GET /filter/my, GET /filter/favourite, GET /filter/search, GET /filter/: = read application-role avatar filter
  group issue-type-hierarchy jql project-role project user
DELETE /group = delete group
GET /group, GET /group/member = read avatar group user
POST /group, POST /group/user = read avatar group user; write group
GET /group/bulk, GET /groups/picker, GET /user/groups = read group
DELETE /group/user = write group
GET /groupuserpicker = read group user
GET /instance/license = read license
POST /issue, POST /issue/bulk = read issue; write attachment comment.property comment issue
DELETE /issue/: = delete issue
PUT /issue/:, PUT /issue/:/assignee = write issue
POST /issue/:/attachments = read attachment avatar user; write attachment
GET /issue/:/changelog, POST /issue/:/changelog/list, POST /changelog/bulkfetch = read avatar issue-meta
  issue.changelog
GET /issue/:/comment, GET /issue/:/comment/: = read avatar comment.property comment group project-role project
  user
POST /issue/:/comment, PUT /issue/:/comment/: = read avatar comment.property comment group project-role project
  user; write comment
DELETE /issue/:/comment/: = delete comment.property comment
GET /issue/:/editmeta = read field-configuration issue-meta
POST /issue/:/notify = send notification
GET /issue/:/properties, GET /issue/:/properties/: = read issue.property
DELETE /issue/:/properties/: = delete issue.property
PUT /issue/:/properties/: = write issue.property
DELETE /issue/:/remotelink, DELETE /issue/:/remotelink/: = write issue; delete issue.remote-link
GET /issue/:/remotelink, GET /issue/:/remotelink/: = read issue.remote-link status
POST /issue/:/remotelink = read issue.remote-link; write issue.remote-link issue
PUT /issue/:/remotelink/: = write issue.remote-link issue
GET /issue/:/transitions = read field-configuration issue.transition status
POST /issue/:/transitions = write issue.property issue
GET /issue/:/votes = read application-role avatar group issue.vote user
POST /issue/:/votes, DELETE /issue/:/votes = write issue.vote
GET /issue/:/watchers = read avatar issue.watcher user
POST /issue/:/watchers, DELETE /issue/:/watchers = write issue.watcher
DELETE /issue/:/worklog = read group issue-worklog.property issue-worklog project-role user; write
  issue.time-tracking; delete issue-worklog.property issue-worklog
GET /issue/:/worklog = read avatar group issue-worklog.property issue-worklog project-role user
POST /issue/:/worklog = read avatar group issue-worklog.property issue-worklog project-role user; write
  issue-worklog.property issue-worklog
DELETE /issue/:/worklog/: = write issue.time-tracking; delete issue-worklog.property issue-worklog
GET /issue/:/worklog/:, POST /worklog/list = read avatar comment group issue-worklog.property issue-worklog
  project-role user
PUT /issue/:/worklog/: = read avatar comment group issue-worklog.property issue-worklog project-role user; write
  comment issue-worklog.property issue-worklog
GET /issue/:/worklog/:/properties, GET /issue/:/worklog/:/properties/: = read issue-worklog.property
DELETE /issue/:/worklog/:/properties/: = delete issue-worklog.property
PUT /issue/:/worklog/:/properties/: = write issue-worklog.property
POST /issue/:/worklog/move = read group issue-worklog.property issue-worklog project-role user; write
  issue-worklog.property issue-worklog issue.time-tracking; delete issue-worklog.property issue-worklog
POST /issue/bulkfetch, GET /issue/: = read avatar field-configuration issue-meta issue-security-level
  issue.changelog issue.vote issue status user
GET /issue/createmeta, GET /issue/createmeta/:/issuetypes, GET /issue/createmeta/:/issuetypes/: = read avatar
  field-configuration issue-meta
GET /issue/picker, GET /jql/autocompletedata/suggestions, POST /jql/match = read issue-details
POST /issue/watching = read issue.watcher user
POST /issueLink = write comment issue-link issue
DELETE /issueLink/: = delete issue-link
GET /issueLink/: = read avatar field issue-link-type issue-type issue.time-tracking issue priority
  project-category project status user
GET /issueLinkType, GET /issueLinkType/: = read issue-link-type
POST /issueLinkType = write issue-link-type
DELETE /issueLinkType/: = delete issue-link-type
PUT /issueLinkType/: = read issue-link-type; write issue-link-type
GET /issuesecurityschemes, GET /issuesecurityschemes/:, GET /project/:/issuesecuritylevelscheme = read
  issue-security-level issue-security-scheme
GET /issuetype, GET /issuetype/project, GET /issuetype/:, GET /issuetype/:/alternatives = read avatar issue-type
  project-category project
POST /issuetype, PUT /issuetype/: = read avatar issue-type project-category project; write issue-type
DELETE /issuetype/: = delete issue-type
GET /issuetypescheme, GET /issuetypescheme/mapping, GET /issuetypescheme/project = read issue-type-scheme
GET /issuetypescreenscheme, GET /issuetypescreenscheme/mapping, GET /issuetypescreenscheme/project = read
  issue-type-screen-scheme
POST /jql/parse = read field jql; validate jql
POST /jql/sanitize = read jql
GET /label = read label
DELETE /mypreferences = delete user-configuration
GET /mypreferences, GET /mypreferences/locale = read user-configuration
PUT /mypreferences = write user-configuration
GET /myself, GET /user, GET /user/bulk, GET /users, GET /users/search = read application-role avatar group user
GET /notificationscheme, GET /notificationscheme/:, GET /project/:/notificationscheme = read avatar
  field-configuration field group notification-scheme project-category project-role project user
GET /notificationscheme/project = read notification-scheme project
GET /permissions, GET /mypermissions, POST /permissions/check = read permission
POST /permissions/project = read permission project
GET /permissionscheme, GET /permissionscheme/:, GET /project/:/permissionscheme = read application-role avatar
  field group permission-scheme permission project-category project-role project user
GET /permissionscheme/:/permission, GET /permissionscheme/:/permission/: = read application-role field group
  permission project-role user
GET /priority, GET /priority/: = read priority
GET /priorityscheme = read priority-scheme
GET /project, GET /project/recent, GET /project/search, GET /project/: = read application-role avatar group
  issue-type-hierarchy issue-type project-category project-version project.component project.property project
  user
POST /project = read project; write project
DELETE /project/: = delete project
PUT /project/: = read application-role avatar group issue-type-hierarchy issue-type project-category
  project-version project.component project.property project user; write project.avatar project
POST /project/:/archive = write project
GET /project/:/avatars = read avatar project.avatar
GET /project/:/components, GET /project/:/component, GET /component, GET /component/: = read application-role
  avatar group project.component project user
GET /project/:/email = read project.email
GET /project/:/features = read project.feature
PUT /project/:/features/: = read project.feature; write project.feature
GET /project/:/hierarchy = read issue-type-hierarchy issue-type
PUT /project/:/permissionscheme = read application-role avatar field group permission-scheme permission
  project-category project-role project user; write project
GET /project/:/properties, GET /project/:/properties/: = read project.property
DELETE /project/:/properties/: = delete project.property
PUT /project/:/properties/: = write project.property
POST /project/:/restore = read application-role avatar group issue-type-hierarchy issue-type project-category
  project-version project.component project.property project user; write project
GET /project/:/role = read project-role
DELETE /project/:/role/: = delete project-role
GET /project/:/role/:, GET /role, GET /role/: = read avatar group project-category project-role project user
POST /project/:/role/:, PUT /project/:/role/: = read avatar group project-category project-role project user;
  write project-role
GET /project/:/roledetails = read avatar project-category project-role project
GET /project/:/securitylevel = read issue-security-level
GET /project/:/statuses = read issue-status issue-type status
GET /project/:/versions, GET /project/:/version, GET /version/:, GET /version/:/unresolvedIssueCount = read
  project-version
GET /project/type, GET /project/type/accessible, GET /project/type/:, GET /project/type/:/accessible = read
  project-type
GET /projectCategory, GET /projectCategory/: = read project-category
POST /projectCategory, PUT /projectCategory/: = read project-category; write project-category
DELETE /projectCategory/: = delete project-category
GET /projectvalidate/key, GET /projectvalidate/validProjectKey, GET /projectvalidate/validProjectName = read
  project
GET /resolution, GET /resolution/:, GET /resolution/search = read resolution
GET /screens = read avatar project-category project screen
GET /screens/:/availableFields = read screen-field screenable-field
GET /screens/:/tabs/:/fields = read screenable-field
GET /screens/tabs, GET /screens/:/tabs = read screen-tab
GET /screenscheme = read issue-type-screen-scheme screen-scheme
GET /search/jql, GET /search = read audit-log avatar field-configuration issue-details issue-meta
POST /search/jql, POST /search/approximate-count, POST /search = read field.default-value field.option field
  group issue-details
GET /securitylevel/: = read field issue-security-level project-role user
GET /status, GET /status/:, GET /statuscategory, GET /statuscategory/: = read status
GET /statuses, GET /statuses/byNames, GET /statuses/search = read workflow
GET /statuses/:/projectUsages = read project status
GET /statuses/:/workflowUsages = read status workflow
POST /user, DELETE /user = write user
GET /user/assignable/multiProjectSearch = read application-role avatar group project user
GET /user/assignable/search, GET /user/permission/search, GET /user/viewissue/search = read application-role
  avatar group issue project user
DELETE /user/columns = delete user.columns
GET /user/columns = read filter.column user.columns
PUT /user/columns = write user.columns
GET /user/picker, GET /user/bulk/migration = read user
GET /user/properties, GET /user/properties/: = read user.property
DELETE /user/properties/: = delete user.property
PUT /user/properties/: = write user.property
GET /user/search = read application-role avatar group user.property user
POST /version, PUT /version/:, POST /version/:/move = read project-version; write project-version
DELETE /version/: = delete project-version
GET /version/:/relatedIssueCounts = read field project-version
POST /version/:/removeAndSwap, PUT /version/:/mergeto/: = write project-version; delete project-version
GET /workflow = read avatar project-category project workflow
GET /workflow/:/projectUsages = read project workflow
GET /workflow/search = read avatar group issue-security-level project-category project-role project screen
  status user webhook workflow
GET /workflowscheme, GET /workflowscheme/: = read application-role avatar group issue-type project-category
  project user workflow-scheme
GET /workflowscheme/:/default = read workflow-scheme workflow
GET /workflowscheme/:/issuetype/:, GET /workflowscheme/:/workflow = read issue-type workflow-scheme workflow
GET /workflowscheme/project = read application-role avatar group issue-type project-category project user
  workflow-scheme workflow
GET /worklog/updated, GET /worklog/deleted = read issue-worklog.property issue-worklog
POST /role, POST /role/:, PUT /role/: = read user group project avatar project-category project-role; write
  project-role
DELETE /role/: = delete project-role
GET /role/:/actors = read user group project-role project avatar project-category
POST /role/:/actors = read user group project-role project avatar project-category; write project-role
DELETE /role/:/actors = write project-role; read user group project-role project avatar project-category
POST /permissionscheme, PUT /permissionscheme/: = write permission-scheme; read application-role field group
  permission-scheme permission project-role user avatar project-category project
DELETE /permissionscheme/: = delete permission-scheme
POST /permissionscheme/:/permission = read application-role field group permission project-role user; write
  permission
DELETE /permissionscheme/:/permission/: = delete permission
POST /field/:/context/:/issuetype/remove, POST /field/:/context/:/project/remove, POST /field/:/restore = write
  field
GET /field/:/context/defaultValue = read field.default-value
PUT /field/:/context/defaultValue = write field.default-value
DELETE /field/:, POST /field/:/trash = delete field
GET /field/search/trashed = read field field-configuration user
GET /bulk/issues/fields = read issue
POST /bulk/issues/fields = write issue; read issue
POST /statuses, PUT /statuses, DELETE /statuses = write workflow
POST /project/:/delete = write project project.property
GET /issuesecurityschemes/search, GET /issuesecurityschemes/level, GET /issuesecurityschemes/level/member = read
  issue-security-level issue-security-scheme
GET /issuesecurityschemes/:/members = read field issue-security-level project-role user
GET /auditing/record = read audit-log user
`;

/** The scopes by the operation, such as `GET /issue/:`. */
const byOperation: ReadonlyMap<string, readonly string[]> = new Map(
  LINES.trim()
    .split(/\n(?=\S)/)
    .flatMap((line) => {
      const [operations = '', scopes = ''] = line.replace(/\s+/g, ' ').split(' = ');
      const needed = scopes.split('; ').flatMap((part) => {
        const [verb = '', ...nouns] = part.split(' ');
        return nouns.map((noun) => `${verb}:${noun}:jira`);
      });
      return operations.split(', ').map((operation) => [operation, needed] as const);
    }),
);

const known: ReadonlySet<string> = new Set([...byOperation.values()].flat());

/** What an app with granular scopes needs for the operation; null where there is no such way in. */
export function granularScopes(method: string, path: string): readonly string[] | null {
  return byOperation.get(`${method} ${path.replace(/:\w+/g, ':')}`) ?? null;
}

export function isGranularScope(scope: string): boolean {
  return known.has(scope);
}

/** Such as `Read: issue watcher`. */
export function granularMeaning(scope: string): string {
  const [verb = '', noun = ''] = scope.split(':');
  return `${verb.charAt(0).toUpperCase()}${verb.slice(1)}: ${noun.replace(/[.-]/g, ' ')}`;
}
