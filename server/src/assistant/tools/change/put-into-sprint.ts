import type { JiraAccount } from '../../../jira/jira.ts';
import { afterWrite } from '../../../jira/writes/read-back.ts';
import { openSprintIn } from './sprint-step.ts';

/** `field` is Jira's id of the sprint field; null is the backlog. */
export interface SprintWanted {
  readonly field: string;
  readonly to: { readonly id: number } | null;
}

/** Moves the issue, and answers whether Jira then has it there. Throws JiraError. */
export async function putIntoSprint(
  key: string,
  { field, to }: SprintWanted,
  account: JiraAccount,
): Promise<boolean> {
  await account.agile.moveToSprint(key, to?.id ?? null);
  return afterWrite(`${key} was moved`, () => isInSprint(key, { field, to }, account));
}

export async function isInSprint(
  key: string,
  { field, to }: SprintWanted,
  account: Pick<JiraAccount, 'fieldValues'>,
): Promise<boolean> {
  const held = (await account.fieldValues([key], [field])).get(key)?.[field];
  return (openSprintIn(held)?.id ?? null) === (to?.id ?? null);
}
