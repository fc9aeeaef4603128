import type { Issue } from '@sidelight/contract';
import { heldValue } from '../../../jira/fields/held-value.ts';
import type { JiraAccount } from '../../../jira/jira.ts';
import type { SetField } from '../create/set-field.ts';

/** What a new issue has by its own parts. The description is not among them: Jira's document has more than Markdown. */
const ownParts: ReadonlySet<string> = new Set([
  'summary',
  'project',
  'issuetype',
  'parent',
  'assignee',
  'priority',
  'duedate',
  'labels',
]);

/** All that an issue holds, beyond those parts, in fields that a new one of its type takes. */
export async function fieldsHeld(issue: Issue, account: JiraAccount, timeZone: string): Promise<SetField[]> {
  const { key: project } = issue.project;
  const [types, me] = await Promise.all([account.creatableTypes(project), account.myself()]);
  const type = types.find(({ name }) => name === issue.type);
  if (type === undefined) return [];
  const all = (await account.withFields(project, type)).fields;
  const fields = all.filter(({ id, kind }) => !ownParts.has(id) && kind !== 'unsupported');
  if (fields.length === 0) return [];
  const ids = fields.map(({ id }) => id);
  const values = (await account.fieldValues([issue.key], ids)).get(issue.key) ?? {};
  const ofSomebodyElse = issue.reporter !== null && issue.reporter.accountId !== me.accountId;
  const mayReport = ofSomebodyElse && (await account.may('MODIFY_REPORTER', issue.key));
  return fields.flatMap(({ id, name, kind }): SetField[] => {
    if (id === 'reporter' && !mayReport) return [];
    const { json, words } = heldValue(kind, values[id], timeZone);
    return words === null ? [] : [{ id, name, kind, value: json, words }];
  });
}
