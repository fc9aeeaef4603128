import { defaultValues } from '../site/custom-fields.ts';
import type { Issue } from '../site/model/issue.ts';
import type { Priority } from '../site/model/priority.ts';
import type { Site } from '../site/model/site.ts';
import { projectNamed } from '../site/project-keys.ts';
import { viewIssue } from '../site/views.ts';
import {
  asRecord,
  bodyRecord,
  findIssue,
  param,
  queryList,
  queryNumber,
  queryText,
  type RestCall,
  type RestRoute,
} from './call.ts';
import { selectFields } from './fields.ts';
import { givenText } from './given-text.ts';
import { readEntryOperations } from './issue/entry-operations.ts';
import { permittedChanges } from './issue/field-permissions.ts';
import { issueExpands } from './issue/issue-expands.ts';
import { inputContext, readIssueInput } from './issue-input.ts';
import { historyShape, issueShape } from './issue-shape.ts';
import { badRequest, invalidFields, JiraRefusal } from './refusal.ts';

const MAX_FETCHED = 100;

export const issueRoutes: readonly RestRoute[] = [
  {
    method: 'POST',
    path: '/issue',
    scope: 'write:jira-work',
    handle: (call) => createIssue(call, bodyRecord(call)),
  },
  { method: 'POST', path: '/issue/bulkfetch', scope: 'read:jira-work', handle: fetchIssues },
  { method: 'GET', path: '/issue/:key', scope: 'read:jira-work', handle: getIssue },
  { method: 'PUT', path: '/issue/:key', scope: 'write:jira-work', handle: editOne },
  { method: 'DELETE', path: '/issue/:key', scope: 'write:jira-work', handle: deleteIssue },
  { method: 'PUT', path: '/issue/:key/assignee', scope: 'write:jira-work', handle: assignIssue },
  { method: 'GET', path: '/issue/:key/changelog', scope: 'read:jira-work', handle: getChangelog },
];

/** Sub-tasks are found by their parent, once per answer. */
export function subtaskFinder(site: Site): (issue: Issue) => readonly Issue[] {
  let byParent: Map<Issue, Issue[]> | null = null;
  return (issue) => {
    if (byParent === null) {
      byParent = new Map();
      for (const child of site.issues.values()) {
        if (child.parent === null || child.type.hierarchyLevel !== -1) continue;
        const siblings = byParent.get(child.parent) ?? [];
        siblings.push(child);
        byParent.set(child.parent, siblings);
      }
    }
    return byParent.get(issue) ?? [];
  };
}

function getIssue(call: RestCall) {
  const issue = findIssue(call.site, param(call, 'key'));
  const shown = shownIssue(call, issue);
  // Only who asks for it leaves a trace: reading an issue over REST is not opening it.
  if (queryText(call, 'updateHistory') === 'true') viewIssue(call.site, call.me, issue, call.now);
  return shown;
}

function shownIssue(call: RestCall, issue: Issue) {
  const expand = queryList(call, 'expand');
  const shape = issueShape(issue, {
    base: call.base,
    me: call.me,
    fields: selectFields(call.site, queryList(call, 'fields')),
    expand,
    properties: queryList(call, 'properties'),
    site: call.site,
    subtasksOf: subtaskFinder(call.site),
  });
  return { ...shape, ...issueExpands(call, issue, expand, shape['fields']) };
}

/** At most 100; what is missing is left out without a word, as Jira does. */
function fetchIssues(call: RestCall) {
  const body = bodyRecord(call);
  const wanted: unknown[] = Array.isArray(body['issueIdsOrKeys']) ? body['issueIdsOrKeys'] : [];
  if (wanted.length === 0 || wanted.length > MAX_FETCHED) {
    throw badRequest(`Between 1 and ${MAX_FETCHED} issue ids or keys are required.`);
  }
  const names = new Set(wanted.map((name) => givenText(name).toUpperCase()));
  const given = Array.isArray(body['fields']) ? body['fields'].map(givenText) : [];
  const view = {
    base: call.base,
    me: call.me,
    fields: selectFields(call.site, given.length === 0 ? ['*navigable'] : given),
    expand: Array.isArray(body['expand']) ? body['expand'].map(givenText) : [],
    properties: Array.isArray(body['properties']) ? body['properties'].map(givenText) : [],
    site: call.site,
    subtasksOf: subtaskFinder(call.site),
  };
  const found = [...call.site.issues.values()].filter((issue) => names.has(issue.key) || names.has(issue.id));
  const issues = found.map((issue) => {
    const shape = issueShape(issue, view);
    return { ...shape, ...issueExpands(call, issue, view.expand, shape['fields']) };
  });
  return { issues, issueErrors: [] };
}

/** Creates an issue from one body; the answer names it. Throws a JiraRefusal before anything has changed. */
export function createIssue(call: RestCall, body: Record<string, unknown>) {
  const fields = asRecord(body['fields']) ?? {};
  const wanted = asRecord(fields['project']);
  const project = projectNamed(call.site, givenText(wanted?.['id'] ?? wanted?.['key']));
  if (project === undefined) throw invalidFields({ project: 'Specify a valid project ID or key' });
  if (!call.permissions.may(call.me, 'CREATE_ISSUES', project, null)) {
    throw new JiraRefusal(403, ['You do not have permission to create issues in this project.']);
  }
  const given = readIssueInput(body, inputContext(call, project, null));
  const changes = permittedChanges(call, project, null, given);
  const errors: Record<string, string> = {};
  const { type, summary, parent } = changes;
  if (summary === undefined) errors['summary'] = 'You must specify a summary of the issue.';
  if (type === undefined) errors['issuetype'] = 'Specify an issue type';
  else if (type.hierarchyLevel === -1 && !parent) {
    errors['issuetype'] = 'Issue type is a sub-task but parent issue key or id not specified.';
  }
  if (type === undefined || summary === undefined || Object.keys(errors).length > 0)
    throw invalidFields(errors);
  const addEntries = readEntryOperations(body, call, project, null);
  const assignee = project.assigneeType === 'PROJECT_LEAD' ? project.lead : null;
  const usual = { priority: usualPriority(call.site), reporter: call.me, assignee };
  const today = new Date(call.now).toLocaleDateString('sv-SE', { timeZone: call.me.timeZone });
  const custom = {
    ...defaultValues(call.site.customFields, project, type, call.now, today),
    ...changes.custom,
  };
  const draft = { ...usual, ...changes, custom, project, type, summary };
  const issue = call.changes.createIssue(draft, call.me, call.now);
  addEntries(issue);
  if (queryText(call, 'updateHistory') === 'true') viewIssue(call.site, call.me, issue, call.now);
  call.reply.code(201);
  return { id: issue.id, key: issue.key, self: `${call.base}/rest/api/3/issue/${issue.id}` };
}

function usualPriority({ priorities, defaultIds }: Site): Priority {
  const usual = priorities.find(({ id }) => id === defaultIds.get('priority')) ?? priorities[0];
  if (usual === undefined) throw new Error('The site has no priority.');
  return usual;
}

function editOne(call: RestCall) {
  const issue = findIssue(call.site, param(call, 'key'));
  editIssue(call, issue, bodyRecord(call));
  return queryText(call, 'returnIssue') === 'true' ? shownIssue(call, issue) : undefined;
}

/** By `fields` and `update`. Throws Jira's refusal before anything has changed. */
export function editIssue(call: RestCall, issue: Issue, body: Record<string, unknown>): void {
  const given = readIssueInput(body, inputContext(call, issue.project, issue));
  const changes = permittedChanges(call, issue.project, issue, given);
  const changeEntries = readEntryOperations(body, call, issue.project, issue);
  if (changes.type !== undefined && changes.type.hierarchyLevel !== issue.type.hierarchyLevel) {
    throw invalidFields({ issuetype: 'The issue type selected is invalid.' });
  }
  call.changes.changeIssue(issue, changes, call.me, call.now);
  changeEntries(issue);
}

function assignIssue(call: RestCall) {
  const issue = findIssue(call.site, param(call, 'key'));
  const { accountId } = { accountId: null, ...bodyRecord(call) };
  const assignee = { fields: { assignee: accountId === null ? null : { accountId } } };
  const changes = readIssueInput(assignee, inputContext(call, issue.project, issue));
  call.changes.changeIssue(issue, changes, call.me, call.now);
  return undefined;
}

function deleteIssue(call: RestCall) {
  const issue = findIssue(call.site, param(call, 'key'));
  if (subtaskFinder(call.site)(issue).length > 0 && queryText(call, 'deleteSubtasks') !== 'true') {
    throw badRequest(
      `The issue '${issue.key}' has subtasks. You must specify the 'deleteSubtasks' parameter to delete this issue and all its subtasks.`,
    );
  }
  call.changes.deleteIssue(issue, call.me, call.now);
  return undefined;
}

function getChangelog(call: RestCall) {
  const issue = findIssue(call.site, param(call, 'key'));
  const startAt = queryNumber(call, 'startAt', 0, Number.MAX_SAFE_INTEGER);
  const maxResults = queryNumber(call, 'maxResults', 100, 100);
  const page = issue.history.slice(startAt, startAt + maxResults);
  return {
    self: `${call.base}/rest/api/3/issue/${issue.key}/changelog?startAt=${startAt}&maxResults=${maxResults}`,
    maxResults,
    startAt,
    total: issue.history.length,
    isLast: startAt + page.length >= issue.history.length,
    values: page.map((entry) => historyShape(entry, call.base)),
  };
}
