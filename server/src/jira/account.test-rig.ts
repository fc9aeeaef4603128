import { type Sandbox, startSandbox } from '@sidelight/jira-sandbox';
import { createJira } from './create-jira.ts';
import type { JiraAccount } from './jira.ts';

export interface AccountOnSandbox {
  readonly sandbox: Sandbox;
  /** With an API token; an answer of another shape than we expect fails. */
  readonly account: JiraAccount;
}

/** The first person of a sandbox with so many issues, on 23 November 2026. The caller closes the sandbox. */
export async function accountOnSandbox(issues: number): Promise<AccountOnSandbox> {
  const sandbox = await startSandbox({ issues, now: () => Date.parse('2026-11-23T09:00:00Z') });
  const { username, token, siteUrl } = sandbox.apiToken;
  const header = `Basic ${Buffer.from(`${username}:${token}`).toString('base64')}`;
  const authorization = { apiBase: sandbox.url, header, siteUrl };
  const jira = createJira({
    authorizer: { authorize: async () => authorization, renew: async () => authorization },
    ambient: { now: Date.now, random: () => 0.5, fetch, sleep: async () => undefined },
    reportMismatch: () => undefined,
    onSchemaMismatch: 'throw',
  });
  return { sandbox, account: jira.as('c') };
}
