import type { Talk } from './talk.ts';

const sprintField = 'customfield_10020';

export interface RestSprint {
  readonly id: number;
  readonly name: string;
  readonly state: string;
}

/** Those of the first board of Payments in a state: "active", "future". */
export async function sprintsOf({ jira }: Talk, state: string): Promise<RestSprint[]> {
  const { values: boards } = await jira.ask<{ values: { id: number }[] }>(
    'GET',
    '/rest/agile/1.0/board?projectKeyOrId=PAY',
  );
  const path = `/rest/agile/1.0/board/${boards[0]?.id}/sprint?state=${state}`;
  return (await jira.ask<{ values: RestSprint[] }>('GET', path)).values;
}

/** The name of the sprint that an issue is in and that is not over. */
export async function sprintOf({ jira }: Talk, key: string): Promise<string | undefined> {
  const sprints = ((await jira.fields(key))[sprintField] ?? []) as RestSprint[];
  return sprints.find(({ state }) => state !== 'closed')?.name;
}
