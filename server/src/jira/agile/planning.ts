import type { Client } from 'jira.js/core';
import { z } from 'zod';
import { JiraError } from '../errors.ts';
import { withScopes } from './with-scopes.ts';

/** Where an issue goes in the order of work: right above or right below another. */
export interface RankPlace {
  readonly side: 'above' | 'below';
  readonly other: string;
}

/** Into a sprint, or with null into the backlog. */
export function moveToSprint(client: Client, key: string, sprint: number | null): Promise<void> {
  const [what, scope, url] =
    sprint === null
      ? ['Moving to the backlog', 'write:board-scope:jira-software', '/rest/agile/1.0/backlog/issue']
      : ['Moving to a sprint', 'write:sprint:jira-software', `/rest/agile/1.0/sprint/${sprint}/issue`];
  return withScopes(what, [scope], () =>
    client.sendRequest<void>({ url, method: 'POST', body: { issues: [key] } }),
  );
}

const entriesSchema = z.object({
  entries: z.array(z.object({ status: z.int(), errors: z.array(z.string()).catch([]) })),
});

export async function rankIssue(client: Client, key: string, { side, other }: RankPlace): Promise<void> {
  const answer = await withScopes('Ranking', ['write:issue:jira-software'], () =>
    client.sendRequest<unknown>({
      url: '/rest/agile/1.0/issue/rank',
      method: 'PUT',
      body: { issues: [key], [side === 'above' ? 'rankBeforeIssue' : 'rankAfterIssue']: other },
    }),
  );
  // A 207: Jira took the request, and says of each issue what became of it.
  const failed = entriesSchema.safeParse(answer).data?.entries.find(({ status }) => status >= 400);
  if (failed !== undefined) throw new JiraError('jira.invalid', { detail: failed.errors.join(' ') });
}
