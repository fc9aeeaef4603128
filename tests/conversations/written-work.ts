import type { Conversation } from './chore.ts';
import type { RestPerson } from './jira-rest.ts';
import type { Talk } from './talk.ts';

export interface RestWorklog {
  readonly id: string;
  readonly timeSpentSeconds: number;
  readonly started: string;
  readonly author: RestPerson;
  readonly comment?: unknown;
  readonly visibility?: { readonly value: string };
}

export async function worklogsOf({ jira }: Talk, key: string): Promise<RestWorklog[]> {
  const path = `/rest/api/3/issue/${key}/worklog`;
  return (await jira.ask<{ worklogs: RestWorklog[] }>('GET', path)).worklogs;
}

/** Somebody logs work past the server; answers the id. A little time goes by, as between people. */
export async function logAs(
  { jira, stage }: Talk,
  person: Conversation['person'],
  key: string,
  {
    seconds,
    ...more
  }: { readonly seconds: number; readonly started: string; readonly [part: string]: unknown },
): Promise<string> {
  stage.advance(1_000);
  const path = `/rest/api/3/issue/${key}/worklog`;
  const body = { timeSpentSeconds: seconds, ...more };
  return (await jira.as(person(stage)).ask<{ id: string }>('POST', path, body)).id;
}

/** Seconds; null where nobody estimated or logged. */
export async function timesOf({ jira }: Talk, key: string) {
  const { timetracking } = await jira.fields(key);
  const times = timetracking as Partial<
    Record<'originalEstimateSeconds' | 'timeSpentSeconds' | 'remainingEstimateSeconds', number>
  >;
  return {
    estimated: times.originalEstimateSeconds ?? null,
    spent: times.timeSpentSeconds ?? null,
    remaining: times.remainingEstimateSeconds ?? null,
  };
}
