import type { ChangeIssueInput } from '@sidelight/contract';
import { saidMoment } from '@sidelight/language';
import type { FieldSetting } from '../../../jira/fields/field-setting.ts';
import type { SaidValue } from '../../../jira/fields/said-value.ts';
import type { IssueSnapshot } from '../../../jira/jira.ts';
import { AssistantError } from '../../assistant-error.ts';
import type { ChangeSource } from './change-source.ts';
import type { Route } from './route.ts';
import { fieldStep, type PlacedField, placedFields, type Whereabouts } from './said-fields.ts';
import { sprintField } from './sprint-step.ts';
import type { Already, Step } from './step.ts';

/** What was said of fields by their names. */
export interface FieldsPlanned {
  readonly outcomes: readonly (Step | Already)[];
  /** For the screens of a way through the workflow: by the place of the step, then by the field's id. */
  readonly onTheWay: readonly ReadonlyMap<string, FieldSetting>[];
  /** Of fields that have properties of their own in the tool. */
  readonly change: Partial<ChangeIssueInput>;
}

type Given = Pick<ChangeIssueInput, 'fields' | 'addTo' | 'removeFrom'>;

/** Throws FieldError and NameError for names and values that there are not. */
export async function planFields(
  given: Given,
  route: Route | undefined,
  issue: IssueSnapshot,
  { account, ...whereabouts }: Whereabouts & { readonly account: ChangeSource },
): Promise<FieldsPlanned> {
  const sprint = await sprintField(account);
  const edit = await account.editFields(issue.key);
  const placed = placedFields(given, edit, route, issue);
  const change: Partial<ChangeIssueInput> = {};
  const others: PlacedField[] = [];
  for (const each of placed) {
    const own =
      each.leg === null && each.value !== undefined ? ownProperty(each, sprint, whereabouts) : undefined;
    if (own === undefined) others.push(each);
    else Object.assign(change, own);
  }
  const outcomes = await Promise.all(others.map((each) => fieldStep(each, issue, account, whereabouts)));
  const onTheWay: Map<string, FieldSetting>[] = [];
  for (const outcome of outcomes) {
    if (!('row' in outcome) || outcome.leg === null) continue;
    const screen = onTheWay[outcome.leg] ?? new Map<string, FieldSetting>();
    for (const setting of outcome.settings ?? []) screen.set(setting.id, setting);
    onTheWay[outcome.leg] = screen;
  }
  return { outcomes, onTheWay, change };
}

/** The tool's own property for the field, which knows more of it; undefined where it has none. */
function ownProperty(
  { field, value = null }: PlacedField,
  sprint: string | null,
  { today }: Whereabouts,
): Partial<ChangeIssueInput> | undefined {
  const text = value === null ? null : textOf(value);
  switch (field.id) {
    case sprint:
      return { sprint: text };
    case 'description':
      return { description: text };
    case 'parent':
      return { parent: text === null ? null : text.toUpperCase() };
    case 'assignee':
      return { assignee: text ?? 'nobody' };
    case 'duedate':
      return { dueDate: text === null ? null : dayOf(field.name, text, today) };
    case 'summary':
      return { summary: demanded(field.name, text) };
    case 'priority':
      return { priority: demanded(field.name, text) };
    default:
      return undefined;
  }
}

function textOf(value: Exclude<SaidValue, null>): string {
  return Array.isArray(value) ? value.join(', ') : String(value);
}

function demanded(name: string, text: string | null): string {
  if (text !== null && text.trim() !== '') return text.trim();
  throw new AssistantError('assistant.impossible', { detail: `${name} cannot be empty.` });
}

function dayOf(name: string, text: string, today: string): string {
  const moment = saidMoment(text, today);
  if (moment !== undefined) return moment.day;
  throw new AssistantError('assistant.impossible', {
    detail: `${name} is a day like 2026-11-27, not "${text}".`,
  });
}
