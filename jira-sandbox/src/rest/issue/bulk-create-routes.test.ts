import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../sandbox.ts';

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ now: () => Date.parse('2026-11-23T09:00:00Z'), issues: 30 });
});
afterAll(() => sandbox.close());

async function call(method: string, path: string, body?: unknown) {
  const response = await fetch(`${sandbox.url}/ex/jira/${sandbox.site.cloudId}/rest/api/3${path}`, {
    method,
    headers: { authorization: `Bearer ${sandbox.grant().accessToken}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, json: JSON.parse(await response.text()) };
}

const fields = { project: { key: 'PAY' }, issuetype: { name: 'Task' }, summary: 'One of several' };

test('of several issues those without fault are created, the others explained', async () => {
  const nameless = { fields: { ...fields, summary: ' ' } };
  const some = await call('POST', '/issue/bulk', { issueUpdates: [{ fields }, nameless] });
  expect(some).toMatchObject({
    status: 201,
    json: {
      issues: [{ key: expect.stringMatching(/^PAY-/) }],
      errors: [
        {
          status: 400,
          failedElementNumber: 1,
          elementErrors: { errors: { summary: 'You must specify a summary of the issue.' } },
        },
      ],
    },
  });
  const none = await call('POST', '/issue/bulk', { issueUpdates: [nameless] });
  expect([none.status, none.json.issues]).toEqual([400, []]);
});

test('histories of several issues come in pages, narrowed to fields', async () => {
  const issueIdsOrKeys = ['PAY-1', 'PAY-2', 'GAME-1', 'PAY-9999'];
  const ids: string[] = [];
  let nextPageToken: string | undefined;
  do {
    const body = { issueIdsOrKeys, maxResults: 2, ...(nextPageToken === undefined ? {} : { nextPageToken }) };
    const { json } = await call('POST', '/changelog/bulkfetch', body);
    for (const { changeHistories } of json.issueChangeLogs)
      ids.push(...changeHistories.map((entry: { id: string }) => entry.id));
    nextPageToken = json.nextPageToken;
  } while (nextPageToken !== undefined);
  const every = issueIdsOrKeys.flatMap((key) => sandbox.site.issues.get(key)?.history ?? []);
  expect(ids.toSorted()).toEqual(every.map(({ id }) => id).toSorted());
  const { json } = await call('POST', '/changelog/bulkfetch', { issueIdsOrKeys, fieldIds: ['nothing'] });
  expect(json.issueChangeLogs).toEqual([]);
});

test('the picker finds by key and words, without the issue one is at', async () => {
  const issue = sandbox.site.issues.get('PAY-1');
  const query = encodeURIComponent(issue?.summary ?? '');
  const keys = async (more: string) =>
    (await call('GET', `/issue/picker?query=${query}${more}`)).json.sections[0].issues.map(
      (found: { key: string }) => found.key,
    );
  expect(await keys('')).toContain('PAY-1');
  expect(await keys('&currentIssueKey=PAY-1')).not.toContain('PAY-1');
});

test('an issue brings its transitions and what may be edited, if asked', async () => {
  const { json } = await call('GET', '/issue/PAY-1?fields=summary&expand=transitions,editmeta,schema');
  expect(json.transitions).toEqual((await call('GET', '/issue/PAY-1/transitions')).json.transitions);
  expect(json.editmeta).toEqual((await call('GET', '/issue/PAY-1/editmeta')).json);
  expect(json.schema).toEqual({ summary: { type: 'string', system: 'summary' } });
});
