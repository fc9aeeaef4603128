import { type Sandbox, startSandbox } from '@sidelight/jira-sandbox';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createJira } from '../create-jira.ts';
import type { JiraAccount } from '../jira.ts';
import { boardFieldsOf } from '../listing/board-fields.ts';

let sandbox: Sandbox;
let account: JiraAccount;
let keys: string[];

beforeAll(async () => {
  sandbox = await startSandbox({ issues: 80, now: () => Date.parse('2026-11-23T09:00:00Z') });
  const { accessToken } = sandbox.grant();
  const authorization = {
    apiBase: `${sandbox.url}/ex/jira/${sandbox.site.cloudId}`,
    header: `Bearer ${accessToken}`,
    siteUrl: sandbox.site.url,
  };
  account = createJira({
    authorizer: { authorize: async () => authorization, renew: async () => authorization },
    ambient: { now: Date.now, random: () => 0.5, fetch, sleep: async () => undefined },
    reportMismatch: () => undefined,
  }).as('c');
  keys = [];
  for (const summary of ['One', 'Two']) {
    keys.push((await account.createIssue({ project: 'PAY', type: 'Task', summary })).issue.key);
  }
});
afterAll(() => sandbox.close());

async function held(key: string, field: 'sprint' | 'rank'): Promise<unknown> {
  const id = boardFieldsOf(await account.fields())[field] ?? '';
  return (await account.fieldValues([key], [id])).get(key)?.[id];
}

it('knows the sprints that are not over, each once, with the board it was made on', async () => {
  const sprints = await account.agile.openSprints('PAY');
  expect(sprints.map(({ state }) => state)).toEqual(['active', 'future', 'future']);
  expect(new Set(sprints.map(({ id }) => id)).size).toBe(sprints.length);
  expect(sprints[0]?.board.name).toBe('Payments board');
  expect(await account.agile.openSprints('DESK')).toEqual([]);
});

it('moves an issue into a sprint and out of it', async () => {
  const [key = ''] = keys;
  const [sprint] = await account.agile.openSprints('PAY');
  await account.agile.moveToSprint(key, sprint?.id ?? 0);
  expect(await held(key, 'sprint')).toMatchObject([{ id: sprint?.id }]);
  await account.agile.moveToSprint(key, null);
  expect(await held(key, 'sprint')).toBeNull();
});

it('ranks an issue above another and below it', async () => {
  const [one = '', other = ''] = keys;
  const order = async () => String(await held(one, 'rank')) < String(await held(other, 'rank'));
  await account.agile.rank(one, { side: 'below', other });
  expect(await order()).toBe(false);
  await account.agile.rank(one, { side: 'above', other });
  expect(await order()).toBe(true);
});

it('names the scope that is missing, and who can add it', async () => {
  const [one = '', other = ''] = keys;
  const tries: [string, () => Promise<unknown>][] = [
    ['read:sprint:jira-software', () => account.agile.openSprints('PAY')],
    ['write:sprint:jira-software', () => account.agile.moveToSprint(one, 1)],
    ['write:board-scope:jira-software', () => account.agile.moveToSprint(one, null)],
    ['write:issue:jira-software', () => account.agile.rank(one, { side: 'above', other })],
  ];
  const body = { code: 401, message: 'Unauthorized; scope does not match' };
  for (const [scope, run] of tries) {
    sandbox.faults.next({ path: /\/rest\/agile\// }, { status: 401, body });
    await expect(run()).rejects.toMatchObject({
      code: 'jira.scope-missing',
      detail: expect.stringMatching(new RegExp(`${scope}.*administrator.*JIRA_OAUTH_SCOPES`)),
    });
  }
});
