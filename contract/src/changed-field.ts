/**
 * What people call a field of an issue's history, where Jira's changelog writes its id: "due date" for "duedate". Others
 * are written as they are shown: "status", "Fix Version", "Story Points".
 */
export function changedFieldName(field: string): string {
  return names.get(field) ?? field;
}

const names: ReadonlyMap<string, string> = new Map([
  ['duedate', 'due date'],
  ['issuetype', 'type'],
  ['timeoriginalestimate', 'original estimate'],
  ['timeestimate', 'remaining estimate'],
  ['timespent', 'time spent'],
  ['WorklogId', 'work log'],
  ['IssueParentAssociation', 'parent'],
  ['RemoteIssueLink', 'web link'],
]);
