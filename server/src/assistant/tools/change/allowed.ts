import type { IssueSnapshot } from '../../../jira/jira.ts';
import type { Permission } from '../../../jira/reading/permissions.ts';
import { AssistantError } from '../../assistant-error.ts';
import { listed } from '../names.ts';
import type { ChangeSource } from './change-source.ts';
import { labelOf } from './field-words.ts';
import type { Step } from './step.ts';

const words = {
  EDIT_ISSUES: 'edit',
  ASSIGN_ISSUES: 'assign',
  SCHEDULE_ISSUES: 'rank',
} as const satisfies Partial<Record<Permission, string>>;
type Needed = keyof typeof words;

/**
 * Throws for what Jira would refuse, or drop in silence: without the permission, or where the field is not on the edit
 * screen of the issue. What a step through the workflow asks for is seen to by the workflow.
 */
export async function demandAllowed(
  issue: IssueSnapshot,
  steps: readonly Step[],
  account: Pick<ChangeSource, 'permissions' | 'editFields'>,
): Promise<void> {
  const edits = steps.filter(({ edit }) => edit !== undefined);
  const settings = steps.filter((step) => step.settings !== undefined && (step.leg ?? null) === null);
  const needed = new Set<Needed>();
  for (const { row } of edits) needed.add(row.field === 'assignee' ? 'ASSIGN_ISSUES' : 'EDIT_ISSUES');
  if (settings.length > 0 || steps.some(({ sprint }) => sprint !== undefined)) needed.add('EDIT_ISSUES');
  if (steps.some(({ rank }) => rank !== undefined)) needed.add('SCHEDULE_ISSUES');
  if (needed.size === 0) return;
  const wanted = [...needed];
  const [granted, screen] = await Promise.all([
    account.permissions(wanted, issue.key),
    edits.length + settings.length === 0 ? undefined : account.editFields(issue.key),
  ]);
  const missing = wanted.filter((permission) => !granted.has(permission));
  if (missing.length > 0) {
    const acts = missing.map((permission) => words[permission]).join(' or ');
    throw impossible(
      `You may not ${acts} ${issue.key} in Jira. Ask an administrator of the project for that.`,
    );
  }
  const shown = new Set(screen?.map(({ id }) => id));
  const hidden = [...edits, ...settings].filter(({ row }) => screen !== undefined && !shown.has(row.field));
  if (hidden.length === 0) return;
  const names = listed(hidden.map(({ row }) => row.label || labelOf(row.field)));
  throw impossible(
    `${names} of ${issue.key} cannot be set: ${hidden.length === 1 ? 'it is' : 'they are'} not on its edit screen for you. Ask an administrator of the project for that.`,
  );
}

function impossible(detail: string): AssistantError {
  return new AssistantError('assistant.impossible', { detail });
}
