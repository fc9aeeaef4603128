import type { Issue } from '../../site/model/issue.ts';
import { bodyRecord, queryList, queryText, type RestCall, type RestRoute } from '../call.ts';
import { editMeta } from '../createmeta-routes.ts';
import { folded } from '../fold.ts';
import { editIssue } from '../issue-routes.ts';
import { badRequest, JiraRefusal } from '../refusal.ts';
import { transitionIssue, transitionsOf } from '../transition-routes.ts';
import { readBulkEdit } from './bulk-edit-input.ts';
import { issueNamed, selection, submit, withMessageList } from './bulk-task.ts';

const PAGE = 50;
/** Edited by operations of their own. */
const NOT_IN_BULK = ['summary', 'project', 'issuelinks', 'attachment', 'comment', 'worklog', 'parent'];
const ENTRIES = ['labels', 'components', 'fixVersions', 'versions'];

/** The same edit of up to a thousand issues, as a task; and what can be edited in all of them. */
export const bulkEditRoutes: readonly RestRoute[] = withMessageList([
  { method: 'GET', path: '/bulk/issues/fields', scope: 'read:jira-work', handle: listFields },
  {
    method: 'POST',
    path: '/bulk/issues/fields',
    scope: 'write:jira-work',
    handle: (call) => {
      const body = bodyRecord(call);
      const { fields, update, statusId } = readBulkEdit(body);
      const hasFields = Object.keys(fields).length + Object.keys(update).length > 0;
      return submit(call, [selection(call, body)], (issue) => {
        const way = statusId === null ? null : wayTo(call, issue, statusId);
        if (hasFields) editPermitted(call, issue, { fields, update });
        if (way !== null) transitionIssue(call, issue, { transition: { id: way } });
      });
    },
  },
]);

function editPermitted(call: RestCall, issue: Issue, body: Record<string, unknown>): void {
  if (!call.permissions.may(call.me, 'EDIT_ISSUES', issue.project, issue))
    throw new JiraRefusal(403, ['You do not have permission to edit issues in this project.']);
  editIssue(call, issue, body);
}

/** Null where the issue is there already. */
function wayTo(call: RestCall, issue: Issue, statusId: string): string | null {
  if (issue.status.id === statusId) return null;
  const way = transitionsOf(call, issue, false).find(({ to }) => to.id === statusId);
  if (way === undefined) throw badRequest(`There is no transition to the status '${statusId}'.`);
  return way.id;
}

/** By name, fifty at a time; the cursors are ids of fields. */
function listFields(call: RestCall) {
  const names = queryList(call, 'issueIdsOrKeys');
  const issues = names.flatMap((name) => issueNamed(call, name) ?? []);
  if (issues.length === 0) throw badRequest("'issueIdsOrKeys' must name issues that are there.");
  const words = folded(queryText(call, 'searchText') ?? '');
  const [first = new Map(), ...others] = issues.map(
    (issue) => new Map(Object.entries(editMeta(call, issue).fields)),
  );
  const common = [...first]
    .filter(([id]) => !NOT_IN_BULK.includes(id) && others.every((fields) => fields.has(id)))
    .filter(([, { name }]) => folded(name).includes(words))
    .toSorted(([, left], [, right]) => left.name.localeCompare(right.name));
  if (common.length === 0)
    throw new JiraRefusal(404, ['No editable fields were found for the provided issues.']);
  const [after, before] = [queryText(call, 'startingAfter'), queryText(call, 'endingBefore')];
  const position = (cursor: string) => common.findIndex(([id]) => id === cursor);
  const start =
    after !== null ? position(after) + 1 : before !== null ? Math.max(0, position(before) - PAGE) : 0;
  const end = before !== null && position(before) >= 0 ? position(before) : start + PAGE;
  const shown = common.slice(start, Math.min(end, start + PAGE));
  return {
    fields: shown.map(([id, { name, required, schema, allowedValues, autoCompleteUrl }]) => ({
      id,
      name,
      type: String(schema['custom'] ?? schema['system'] ?? id),
      isRequired: required,
      ...(allowedValues === undefined ? {} : { fieldOptions: allowedValues }),
      ...(autoCompleteUrl === undefined ? {} : { searchUrl: autoCompleteUrl }),
      ...(ENTRIES.includes(id)
        ? { multiSelectFieldOptions: ['ADD', 'REMOVE', 'REPLACE', 'REMOVE_ALL'] }
        : {}),
    })),
    ...(start > 0 ? { endingBefore: shown[0]?.[0] } : {}),
    ...(start + shown.length < common.length ? { startingAfter: shown.at(-1)?.[0] } : {}),
  };
}
