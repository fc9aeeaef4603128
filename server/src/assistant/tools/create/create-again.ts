import type { NewIssue, Person } from '@sidelight/contract';
import { CodedError } from '../../../coded-error.ts';
import type { CreatableType, TypeWithFields } from '../../../jira/create-meta.ts';
import { JiraError } from '../../../jira/errors.ts';
import { comparable } from '../../../jira/fields/held-value.ts';
import type { JiraAccount } from '../../../jira/jira.ts';
import { AssistantError } from '../../assistant-error.ts';
import type { OwnFiles } from '../../files/person-files.ts';
import type { KeptFile } from '../attachments/attachment-operations.ts';
import { assignableIn } from '../change/assignees.ts';
import type { DeleteIssueOperation } from '../delete/deletion-operation.ts';
import { demandProject, listed } from '../names.ts';
import type { RunOperation } from '../operation-kind.ts';
import { appears, type PlanningSituation, type WritePlan } from '../write-plan.ts';
import { fieldLabels, missingFields } from './creation-fields.ts';
import { withArticle } from './creation-type.ts';
import { attachingTo } from './files-of-new.ts';
import { rowsOf } from './new-issue-rows.ts';
import type { SetField } from './set-field.ts';

/** What is written to a field of Jira's from each part of a new issue. */
const fieldOf = {
  description: 'description',
  assigneeAccountId: 'assignee',
  priority: 'priority',
  dueDate: 'duedate',
  labels: 'labels',
} as const satisfies Partial<Record<keyof NewIssue, string>>;

/**
 * The deleted issue as a new one. What Jira would not take any more (a field that left the screen, a person who may not be
 * assigned, a parent that is gone) is left out and said. Throws assistant.impossible where no such issue can be.
 */
export async function planCreationAgain(
  {
    operation: { key, restore, siteUrl, fields: held = [], files: attached = [] },
    together,
  }: RunOperation<DeleteIssueOperation>,
  { account, files }: PlanningSituation,
): Promise<WritePlan> {
  const [project, types] = await Promise.all([
    demandProject(restore.project, account),
    account.creatableTypes(restore.project),
  ]);
  const its = types.find(({ name }) => name === restore.type);
  if (its === undefined) {
    throw new AssistantError('assistant.impossible', {
      detail: `${project.name} has no type "${restore.type}" any more, so the issue cannot be created again.`,
    });
  }
  const type = await account.withFields(restore.project, its);
  const lost: string[] = [];
  const parent = await parentAgain(restore, type, together, account, lost);
  const assignee = await assigneeAgain(restore, account, lost);
  const { assigneeAccountId: _, parent: __, ...rest } = restore;
  const issue = onScreen(
    {
      ...rest,
      ...(assignee === undefined ? {} : { assigneeAccountId: assignee.accountId }),
      ...(parent === undefined ? {} : { parent }),
    },
    type,
    lost,
  );
  const fields = settingsAgain(held, type, lost);
  const place = `${withArticle(type.name)} in ${project.name}`;
  const given = (Object.keys(fieldOf) as (keyof typeof fieldOf)[])
    .filter((name) => issue[name] !== undefined)
    .map((name) => fieldOf[name]);
  const missing = missingFields([...given, ...fields.map(({ id }) => id)], type, place);
  if (missing.length > 0) throw new AssistantError('assistant.impossible', { detail: missing.join(' ') });
  const kept = await filesAgain(attached, files, lost);
  const attaching = attachingTo([{ summary: issue.summary, files: kept }], siteUrl);
  return {
    kind: 'plan',
    plan: {
      kind: 'create',
      title: `Create ${place} again`,
      issues: [
        {
          key: null,
          url: null,
          summary: issue.summary,
          changes: [
            ...rowsOf(issue, project.name, { assignee, parent: issue.parent }),
            ...fields
              .filter(({ id }) => id !== 'description')
              .map(({ id, name, words }) => appears(id, name, words)),
          ],
        },
        ...attaching.planned,
      ],
      leftOut: [],
      warnings: [
        ...lost,
        `It gets a new key, and comments, ${kept.length === 0 ? '' : 'other '}attachments, links, sprints and history do not come back.`,
      ],
    },
    operations: [
      { kind: 'create', siteUrl, issue, ...(fields.length === 0 ? {} : { fields }), again: key },
      ...attaching.operations,
    ],
  };
}

async function parentAgain(
  { parent }: NewIssue,
  type: CreatableType,
  together: ReadonlySet<string>,
  account: JiraAccount,
  lost: string[],
): Promise<string | undefined> {
  if (parent === undefined || together.has(parent)) return parent;
  try {
    return (await account.snapshot(parent)).key;
  } catch (error) {
    if (!(error instanceof JiraError) || error.code !== 'jira.not-found') throw error;
    const gone = `${parent}, which it was below, is not there any more`;
    if (type.level < 0) {
      throw new AssistantError('assistant.impossible', {
        detail: `${gone}, and ${withArticle(type.name)} cannot be without a parent.`,
        cause: error,
      });
    }
    lost.push(`${gone}; it is created without a parent.`);
    return undefined;
  }
}

async function assigneeAgain(
  { assigneeAccountId, project }: NewIssue,
  account: JiraAccount,
  lost: string[],
): Promise<Person | undefined> {
  if (assigneeAccountId === undefined) return undefined;
  const assignee = await assignableIn(assigneeAccountId, project, account);
  if (assignee === undefined) {
    lost.push(`${await nameOf(assigneeAccountId, account)} cannot be assigned there any more.`);
  }
  return assignee;
}

/** Those of the files that are still kept. */
async function filesAgain(
  attached: readonly KeptFile[],
  files: Pick<OwnFiles, 'find'>,
  lost: string[],
): Promise<KeptFile[]> {
  const kept: KeptFile[] = [];
  for (const file of attached) {
    try {
      await files.find(file.fileId);
      kept.push(file);
    } catch (error) {
      if (!(error instanceof CodedError) || error.code !== 'assistant.file-unknown') throw error;
      lost.push(`${file.name} is not kept here any more; it is not attached again.`);
    }
  }
  return kept;
}

async function nameOf(accountId: string, account: JiraAccount): Promise<string> {
  try {
    return (await account.resolvePerson(accountId)).displayName;
  } catch (error) {
    if (error instanceof CodedError && error.code.startsWith('assistant.'))
      return 'The person it was assigned to';
    throw error;
  }
}

/** The fields that the create screen still has, with values that can still be chosen. */
function settingsAgain(held: readonly SetField[], { fields }: TypeWithFields, lost: string[]): SetField[] {
  const kept: SetField[] = [];
  const gone: string[] = [];
  for (const setting of held) {
    const field = fields.find(({ id }) => id === setting.id);
    const choices = field?.choices ?? null;
    const isThere = (value: SetField['value']): boolean =>
      choices === null ||
      choices.some(
        ({ id }) => typeof value === 'object' && value !== null && 'id' in value && value['id'] === id,
      );
    const { value } = setting;
    const whole = Array.isArray(value) ? value.every(isThere) : isThere(value);
    if (field !== undefined && whole && comparable(setting.kind, value) !== null) kept.push(setting);
    else gone.push(setting.name);
  }
  if (gone.length > 0) lost.push(`Cannot be set as it was any more, and left out: ${listed(gone)}.`);
  return kept;
}

/** Without what the create screen does not have. */
function onScreen(issue: NewIssue, type: TypeWithFields, lost: string[]): NewIssue {
  const shown = new Set(type.fields.map(({ id }) => id));
  const left = (Object.keys(fieldOf) as (keyof typeof fieldOf)[]).filter(
    (name) => issue[name] !== undefined && !shown.has(fieldOf[name]),
  );
  if (left.length === 0) return issue;
  const words = left.map((name) => fieldLabels[fieldOf[name]] ?? name);
  lost.push(`Not on the create screen any more, and left out: ${listed(words)}.`);
  const kept = Object.entries(issue).filter(([name]) => !left.some((other) => other === name));
  return { project: issue.project, type: issue.type, summary: issue.summary, ...Object.fromEntries(kept) };
}
