import {
  type CreateIssueInput,
  type FieldChange,
  type NewIssue,
  newIssueSchema,
  type Person,
} from '@sidelight/contract';
import type { CreatableField, CreatableType } from '../../../jira/jira.ts';
import { AssistantError } from '../../assistant-error.ts';
import { listed, nameAmong } from '../names.ts';
import { appears, dayInWords, type Planner } from '../write-plan.ts';
import { namedAssignee, placeOf } from './creation-place.ts';

/** Fields that every new issue has anyway: Jira fills them, or the plan always does. */
const alwaysGiven = new Set(['summary', 'project', 'issuetype', 'reporter', 'parent']);

export const planCreate: Planner<CreateIssueInput> = async (input, situation) => {
  const { account, today } = situation;
  const { project, assignee } = await placeOf(input, situation);
  const [meta, siteUrl, parentType] = await Promise.all([
    account.createMeta(project.key),
    account.siteUrl(),
    input.parent === undefined ? undefined : account.snapshot(input.parent).then((parent) => parent.type),
  ]);
  const type = typeOf(input, meta.types, project.name, parentType);
  const place = `${withArticle(type.name)} in ${project.name}`;
  const priority =
    input.priority === undefined ? undefined : allowedValue('priority', input.priority, type, place);
  for (const field of fieldsAskedFor(input)) demand(field, type, place);
  demandNothingElse(input, type, place);

  const issue = validated({
    project: project.key,
    type: type.name,
    summary: input.summary,
    description: input.description,
    assigneeAccountId: assignee?.accountId,
    priority,
    dueDate: input.dueDate,
    labels: input.labels,
    parent: input.parent,
  });
  const warnings = project.warning === undefined ? [] : [project.warning];
  if (issue.dueDate !== undefined && issue.dueDate < today) warnings.push('The due date is in the past.');
  return {
    kind: 'plan',
    plan: {
      kind: 'create',
      title: `Create ${place}`,
      issues: [
        { key: null, url: null, summary: issue.summary, changes: rowsOf(issue, project.name, assignee) },
      ],
      leftOut: [],
      warnings,
    },
    operations: [{ kind: 'create', siteUrl, issue }],
  };
};

function typeOf(
  input: CreateIssueInput,
  types: readonly CreatableType[],
  project: string,
  parentType: string | undefined,
): CreatableType {
  const names = types.map(({ name }) => name);
  if (input.type !== undefined) {
    const name = nameAmong(input.type, names);
    const type = types.find((candidate) => candidate.name === name);
    if (type !== undefined) return type;
    throw new AssistantError('assistant.name-unknown', {
      detail: `${project} has no type "${input.type}"; it has ${listed(names)}.`,
    });
  }
  const wantsSubtask = parentType !== undefined && parentType.toLowerCase() !== 'epic';
  const suitable = types.filter(({ subtask }) => subtask === wantsSubtask);
  const chosen = suitable.find(({ name }) => name.toLowerCase() === 'task') ?? suitable[0];
  if (chosen !== undefined) return chosen;
  throw new AssistantError('assistant.impossible', {
    detail: `You cannot create ${wantsSubtask ? 'a subtask' : 'an issue'} in ${project}.`,
  });
}

function fieldsAskedFor(input: CreateIssueInput): string[] {
  return [
    ...(input.description === undefined ? [] : ['description']),
    ...(namedAssignee(input) === undefined ? [] : ['assignee']),
    ...(input.priority === undefined ? [] : ['priority']),
    ...(input.dueDate === undefined ? [] : ['duedate']),
    ...(input.labels === undefined ? [] : ['labels']),
  ];
}

const labelOf: Record<string, string> = {
  description: 'description',
  assignee: 'assignee',
  priority: 'priority',
  duedate: 'due date',
  labels: 'labels',
};

/** Jira would refuse or silently drop a field that is not on the create screen. */
function demand(id: string, type: CreatableType, place: string): void {
  if (type.fields.some((field) => field.id === id)) return;
  throw new AssistantError('assistant.impossible', {
    detail: `The ${labelOf[id] ?? id} cannot be set when creating ${place}. Leave it out, or set it afterwards.`,
  });
}

function demandNothingElse(input: CreateIssueInput, type: CreatableType, place: string): void {
  const given = new Set(fieldsAskedFor(input));
  const missing = type.fields.filter(
    (field: CreatableField) =>
      field.required && !field.hasDefault && !alwaysGiven.has(field.id) && !given.has(field.id),
  );
  if (missing.length === 0) return;
  const settable = missing.every(({ id }) => id in labelOf);
  throw new AssistantError('assistant.impossible', {
    detail: `Jira requires ${listed(missing.map(({ name }) => name))} for ${place}. ${
      settable ? 'Say what it should be.' : 'Create it in Jira itself, where all fields can be given.'
    }`,
  });
}

function allowedValue(id: string, said: string, type: CreatableType, place: string): string {
  const allowed = type.fields.find((field) => field.id === id)?.allowedValues ?? null;
  if (allowed === null) return said;
  const name = nameAmong(said, allowed);
  if (name !== undefined) return name;
  throw new AssistantError('assistant.name-unknown', {
    detail: `"${said}" is no ${labelOf[id] ?? id} of ${place}; there are ${listed(allowed)}.`,
  });
}

/** The wire's own rules (labels without spaces, lengths) hold here too. */
function validated(issue: Record<keyof NewIssue, unknown>): NewIssue {
  const given = Object.fromEntries(Object.entries(issue).filter(([, value]) => value !== undefined));
  const result = newIssueSchema.safeParse(given);
  if (result.success) return result.data;
  throw new AssistantError('assistant.impossible', {
    detail: result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}.`).join(' '),
  });
}

function rowsOf(issue: NewIssue, projectName: string, assignee: Person | undefined): FieldChange[] {
  return [
    appears('project', 'Project', `${projectName} (${issue.project})`),
    appears('issuetype', 'Type', issue.type),
    appears('summary', 'Summary', issue.summary),
    ...(issue.description === undefined ? [] : [appears('description', 'Description', issue.description)]),
    ...(assignee === undefined ? [] : [appears('assignee', 'Assignee', assignee.displayName)]),
    ...(issue.priority === undefined ? [] : [appears('priority', 'Priority', issue.priority)]),
    ...(issue.dueDate === undefined ? [] : [appears('duedate', 'Due date', dayInWords(issue.dueDate))]),
    ...(issue.labels === undefined ? [] : [appears('labels', 'Labels', issue.labels.join(', '))]),
    ...(issue.parent === undefined ? [] : [appears('parent', 'Parent', issue.parent)]),
  ];
}

function withArticle(type: string): string {
  return `${/^[aeiou]/i.test(type) ? 'an' : 'a'} ${type.toLowerCase()}`;
}
