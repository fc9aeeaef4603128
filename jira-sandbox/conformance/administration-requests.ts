import type { Traffic } from './traffic.ts';

const API = '/rest/api/3';

/** Schemes, screens, workflows and settings, which are read, and projects and fields, which come and go. */
export async function sendAdministrationRequests(traffic: Traffic): Promise<void> {
  await readSchemes(traffic);
  await changeRoles(traffic);
  await changePermissionSchemes(traffic);
  await readWorkflows(traffic);
  await readSettings(traffic);
  await workOnProjects(traffic);
  await workOnFields(traffic);
  await workOnIssueTypes(traffic);
  await workOnCatalogue(traffic);
  await workOnWorklogs(traffic);
  await workOnMany(traffic);
}

async function readSchemes(traffic: Traffic): Promise<void> {
  for (const path of [
    'permissionscheme?expand=permissions',
    'permissionscheme/10000?expand=all',
    'permissionscheme/10001/permission?expand=group,projectRole',
    'permissionscheme/10000/permission/11000',
    'project/PAY/permissionscheme?expand=permissions',
    'notificationscheme?expand=all',
    'notificationscheme/10000',
    'notificationscheme/project',
    'project/PAY/notificationscheme?expand=notificationSchemeEvents',
    'issuesecurityschemes',
    'issuesecurityschemes/10000',
    'securitylevel/10100',
    'issuesecurityschemes/search',
    'issuesecurityschemes/level',
    'issuesecurityschemes/level/member',
    'issuesecurityschemes/project',
    'issuesecurityschemes/10000/members',
    'project/PAY/securitylevel',
    'priorityscheme?expand=priorities,projects',
    'issuetypescheme?queryString=pay',
    'issuetypescheme/mapping?issueTypeSchemeId=10000',
    'issuetypescheme/project?projectId=10000&projectId=10001',
    'screens?queryString=screen&maxResults=2',
    'screens/tabs?screenId=3',
    'screens/10000/tabs',
    'screens/10000/tabs/20000/fields',
    'screens/10000/availableFields',
    'field/summary/screens?expand=tab',
    'screenscheme',
    'issuetypescreenscheme',
    'issuetypescreenscheme/mapping',
    'issuetypescreenscheme/project?projectId=10000',
    'fieldconfiguration',
    'fieldconfiguration/10000/fields',
    'fieldconfigurationscheme',
    'fieldconfigurationscheme/mapping',
    'fieldconfigurationscheme/project?projectId=10000',
  ])
    await traffic.expect('GET', `${API}/${path}`);
  await traffic.expect('GET', `${API}/project/DESK/issuesecuritylevelscheme`);
  await traffic.send('GET', `${API}/project/PAY/issuesecuritylevelscheme`);
  await traffic.expect('PUT', `${API}/project/PAY/permissionscheme`, { id: 10_000 });
}

async function changeRoles(traffic: Traffic): Promise<void> {
  const { people, site } = traffic.sandbox;
  const user = people[2]?.accountId ?? '';
  const created = await traffic.expect('POST', `${API}/role`, { name: 'Guests', description: 'Look in' });
  const role = `${API}/role/${String(created.json['id'])}`;
  await traffic.expect('GET', role);
  await traffic.expect('POST', role, { name: 'Visitors' });
  await traffic.expect('PUT', role, { name: 'Visitors', description: 'Come and go' });
  await traffic.expect('POST', `${role}/actors`, { user: [user], groupId: [site.groups[0]?.id] });
  await traffic.expect('GET', `${role}/actors`);
  await traffic.expect('DELETE', `${role}/actors?user=${encodeURIComponent(user)}`);
  await traffic.expect('DELETE', `${role}?swap=10005`);
}

async function changePermissionSchemes(traffic: Traffic): Promise<void> {
  const [group] = traffic.sandbox.site.groups;
  const created = await traffic.expect('POST', `${API}/permissionscheme?expand=all`, {
    name: 'For guests',
    description: 'They look',
    permissions: [
      { permission: 'BROWSE_PROJECTS', holder: { type: 'group', parameter: group?.name, value: group?.id } },
    ],
  });
  const scheme = `${API}/permissionscheme/${String(created.json['id'])}`;
  await traffic.expect('PUT', `${scheme}?expand=permissions`, { name: 'For all guests', permissions: [] });
  const holder = { type: 'projectRole', value: '10004' };
  const grant = await traffic.expect('POST', `${scheme}/permission`, { permission: 'EDIT_ISSUES', holder });
  await traffic.expect('GET', `${scheme}/permission/${String(grant.json['id'])}`);
  await traffic.expect('DELETE', `${scheme}/permission/${String(grant.json['id'])}`);
  await traffic.expect('DELETE', scheme);
}

async function readWorkflows(traffic: Traffic): Promise<void> {
  const all =
    'transitions,transitions.rules,statuses,statuses.properties,default,schemes,projects,operations';
  const found = await traffic.expect('GET', `${API}/workflow/search?expand=${all},hasDraftWorkflow`);
  const [first] = Array.isArray(found.json['values']) ? found.json['values'] : [];
  for (const path of [
    'workflow',
    `workflow/${first?.id?.entityId}/projectUsages`,
    'statuses/3/projectUsages',
    'statuses/3/workflowUsages',
    'workflowscheme',
    'workflowscheme/10100',
    'workflowscheme/project?projectId=10000',
    'workflowscheme/10100/default',
    'workflowscheme/10100/issuetype/10001',
    'workflowscheme/10100/workflow',
  ])
    await traffic.expect('GET', `${API}/${path}`);
}

async function readSettings(traffic: Traffic): Promise<void> {
  const banner = { message: 'Closed on Friday', isEnabled: true, isDismissible: true, visibility: 'public' };
  await traffic.expect('PUT', `${API}/announcementBanner`, banner);
  await traffic.expect('GET', `${API}/auditing/record?filter=banner&limit=5`);
  for (const path of [
    'application-properties?key=jira.clone.prefix',
    'application-properties/advanced-settings',
    'applicationrole',
    'applicationrole/jira-software',
    'configuration/timetracking',
    'configuration/timetracking/list',
    'instance/license',
    'events',
    'announcementBanner',
    'settings/columns',
    'avatar/project/system',
    'universal_avatar/type/project/owner/10000',
  ])
    await traffic.expect('GET', `${API}/${path}`);
}

async function workOnProjects(traffic: Traffic): Promise<void> {
  const [me, second] = traffic.sandbox.people;
  const category = await traffic.expect('POST', `${API}/projectCategory`, { name: 'Trials' });
  const categoryPlace = `${API}/projectCategory/${String(category.json['id'])}`;
  await traffic.expect('GET', categoryPlace);
  await traffic.expect('PUT', categoryPlace, { description: 'Soon gone' });
  await traffic.expect('POST', `${API}/project`, {
    key: 'TRY',
    name: 'A trial',
    projectTypeKey: 'software',
    projectTemplateKey: 'com.pyxis.greenhopper.jira:gh-simplified-agility-scrum',
    leadAccountId: me.accountId,
    categoryId: Number(category.json['id']),
    url: 'https://example.com/trial',
  });
  const project = `${API}/project/TRY`;
  await traffic.expect('GET', project);
  await traffic.expect('PUT', project, {
    name: 'A longer trial',
    leadAccountId: second?.accountId,
    assigneeType: 'PROJECT_LEAD',
  });
  await traffic.expect('GET', `${API}/project/search?categoryId=${String(category.json['id'])}`);
  for (const path of ['features', 'email', 'avatars']) await traffic.expect('GET', `${project}/${path}`);
  await traffic.expect('PUT', `${project}/features/jsw.agility.code`, { state: 'ENABLED' });
  await traffic.expect('GET', `${API}/projectvalidate/key?key=TRY`);
  await traffic.expect('GET', `${API}/projectvalidate/validProjectKey?key=TRY`);
  await traffic.expect('GET', `${API}/projectvalidate/validProjectName?name=A%20longer%20trial`);
  await traffic.expect('PUT', project, { key: 'TRIAL' });
  await traffic.expect('GET', project);
  await traffic.expect('PUT', project, { key: 'TRY' });
  await traffic.expect('POST', `${project}/archive`);
  await traffic.expect('GET', `${API}/project/search?status=archived`);
  await traffic.expect('POST', `${project}/restore`);
  await traffic.expect('DELETE', project);
  await traffic.expect('POST', `${project}/delete`);
  await traffic.expect('DELETE', categoryPlace);
}

async function workOnFields(traffic: Traffic): Promise<void> {
  const created = await traffic.expect('POST', `${API}/field`, {
    name: 'Mood',
    type: 'com.atlassian.jira.plugin.system.customfieldtypes:multiselect',
  });
  const field = `${API}/field/${String(created.json['id'])}`;
  await traffic.expect('PUT', field, { description: 'How it feels' });
  const context = await traffic.expect('POST', `${field}/context`, {
    name: 'Only there',
    projectIds: ['10000'],
    issueTypeIds: ['10001'],
  });
  const one = `${field}/context/${String(context.json['id'])}`;
  await traffic.expect('PUT', one, { name: 'There and elsewhere' });
  await traffic.expect('PUT', `${one}/project`, { projectIds: ['10001'] });
  await traffic.expect('PUT', `${one}/issuetype`, { issueTypeIds: ['10002'] });
  const options = await traffic.expect('POST', `${one}/option`, { options: [{ value: 'Good' }] });
  const [option] = Array.isArray(options.json['options']) ? options.json['options'] : [];
  const contextId = String(context.json['id']);
  await traffic.expect('PUT', `${field}/context/defaultValue`, {
    defaultValues: [{ type: 'option.multiple', contextId, optionIds: [option?.id] }],
  });
  await traffic.expect('GET', `${field}/context/defaultValue`);
  await traffic.expect('POST', `${one}/project/remove`, { projectIds: ['10001'] });
  await traffic.expect('POST', `${one}/issuetype/remove`, { issueTypeIds: ['10002'] });
  await traffic.expect('DELETE', one);
  await traffic.expect('POST', `${field}/trash`);
  await traffic.expect('GET', `${API}/field/search/trashed`);
  await traffic.expect('POST', `${field}/restore`);
  const deleted = await traffic.send('DELETE', field);
  await traffic.expect('GET', `${API}/task/${String(deleted.json['id'])}`);
}

async function workOnIssueTypes(traffic: Traffic): Promise<void> {
  const created = await traffic.expect('POST', `${API}/issuetype`, { name: 'Idea', type: 'standard' });
  const type = `${API}/issuetype/${String(created.json['id'])}`;
  await traffic.expect('PUT', type, { description: 'Not more than that' });
  await traffic.expect('DELETE', type);
  await traffic.expect('POST', `${API}/issue/watching`, { issueIds: ['10001', '1'] });
  await traffic.expect('GET', `${API}/filter/defaultShareScope`);
  await traffic.expect('PUT', `${API}/filter/defaultShareScope`, { scope: 'PRIVATE' });
}

async function workOnCatalogue(traffic: Traffic): Promise<void> {
  const priority = { name: 'Frantic', description: 'Now', statusColor: '#ff0000' };
  const made = await traffic.expect('POST', `${API}/priority`, priority);
  const id = String(made.json['id']);
  await traffic.expect('PUT', `${API}/priority/${id}`, { description: 'Right now' });
  await traffic.expect('PUT', `${API}/priority/move`, { ids: [id], position: 'First' });
  await traffic.expect('PUT', `${API}/priority/default`, { id: '3' });
  await traffic.expect('GET', `${API}/priority/search?onlyDefault=true`);
  await traffic.expect('DELETE', `${API}/priority/${id}`);
  const resolved = await traffic.expect('POST', `${API}/resolution`, { name: 'Moved', description: '' });
  const resolution = String(resolved.json['id']);
  await traffic.expect('PUT', `${API}/resolution/${resolution}`, { name: 'Moved away' });
  await traffic.expect('PUT', `${API}/resolution/move`, { ids: [resolution], after: '10000' });
  await traffic.expect('PUT', `${API}/resolution/default`, { id: '10000' });
  await traffic.expect('DELETE', `${API}/resolution/${resolution}?replaceWith=10000`);
  const created = await traffic.expect('POST', `${API}/statuses`, {
    scope: { type: 'GLOBAL' },
    statuses: [{ name: 'Parked', statusCategory: 'TODO', description: 'Aside' }],
  });
  const status = { id: created.list[0]?.['id'], name: 'Parked well', statusCategory: 'IN_PROGRESS' };
  await traffic.expect('PUT', `${API}/statuses`, { statuses: [status] });
  await traffic.expect('DELETE', `${API}/statuses?id=${String(status.id)}`);
}

async function workOnWorklogs(traffic: Traffic): Promise<void> {
  const log = async () => {
    const logged = await traffic.expect('POST', `${API}/issue/PAY-1/worklog`, { timeSpent: '1h' });
    return Number(logged.json['id']);
  };
  const ids = [await log(), await log()];
  const move = { ids: ids.slice(0, 1), issueIdOrKey: 'PAY-2' };
  await traffic.expect('POST', `${API}/issue/PAY-1/worklog/move?adjustEstimate=leave`, move);
  await traffic.expect('DELETE', `${API}/issue/PAY-1/worklog`, { ids });
}

async function workOnMany(traffic: Traffic): Promise<void> {
  const fields = { project: { key: 'PAY' }, summary: 'One of many', issuetype: { name: 'Task' } };
  const { json } = await traffic.expect('POST', `${API}/issue`, { fields });
  const selectedIssueIdsOrKeys = [String(json['key']), 'PAY-99999'];
  const bulk = `${API}/bulk/issues`;
  await traffic.expect('GET', `${bulk}/transition?issueIdsOrKeys=${String(json['key'])}`);
  const moved = await traffic.expect('POST', `${bulk}/transition`, {
    bulkTransitionInputs: [{ selectedIssueIdsOrKeys, transitionId: '31' }],
  });
  await traffic.expect('GET', `${API}/bulk/queue/${String(moved.json['taskId'])}`);
  await traffic.expect('GET', `${bulk}/fields?issueIdsOrKeys=${String(json['key'])},PAY-1`);
  const edited = await traffic.expect('POST', `${bulk}/fields`, {
    selectedIssueIdsOrKeys,
    selectedActions: ['labels', 'priority'],
    editedFieldsInput: {
      labelsFields: [
        { fieldId: 'labels', bulkEditMultiSelectFieldOption: 'ADD', labels: [{ name: 'many' }] },
      ],
      priority: { priorityId: '2' },
    },
  });
  await traffic.expect('GET', `${API}/bulk/queue/${String(edited.json['taskId'])}`);
  for (const operation of ['watch', 'unwatch', 'delete'])
    await traffic.expect('POST', `${bulk}/${operation}`, { selectedIssueIdsOrKeys });
}
