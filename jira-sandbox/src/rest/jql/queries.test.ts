import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../index.ts';

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({
    now: () => Date.parse('2026-11-23T09:00:00Z'),
    issues: 60,
  });
});
afterAll(() => sandbox.close());

async function ask(method: string, path: string, body?: unknown) {
  const { username, token } = sandbox.apiToken;
  const authorization = `Basic ${Buffer.from(`${username}:${token}`).toString('base64')}`;
  const response = await fetch(`${sandbox.url}/rest/api/3${path}`, {
    method,
    headers: { authorization, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return response;
}

async function json(method: string, path: string, body?: unknown) {
  return JSON.parse(await (await ask(method, path, body)).text());
}

test('issues are matched against each query by itself', async () => {
  const ids = ['PAY-1', 'DESK-1'].map((key) => Number(sandbox.site.issues.get(key)?.id));
  const jqls = ['project = PAY', 'project in (PAY, DESK)', 'project = ', 'color = red'];
  const answer = await json('POST', '/jql/match', { issueIds: [...ids, 1], jqls });
  expect(answer.matches.map(({ matchedIssues }: { matchedIssues: number[] }) => matchedIssues)).toEqual([
    [ids[0]],
    ids,
    [],
    [],
  ]);
  expect(answer.matches[3].errors[0]).toContain("Field 'color' does not exist");
});

test('a query is taken apart, and told what is wrong as Jira tells it', async () => {
  const queries = [
    'invalid query',
    'summary = test',
    'summary in "test"',
    'project = INVALID',
    'universe = 42',
    'Squad = Platform',
  ];
  const strict = (await json('POST', '/jql/parse?validation=strict', { queries })).queries;
  const [whole, ...others] = strict.toReversed();
  expect(whole).toMatchObject({ query: 'Squad = Platform', structure: { where: { operator: '=' } } });
  // The example of Atlassian's document.
  expect(others.reverse()).toEqual([
    {
      query: queries[0],
      errors: [expect.stringMatching(/^Error in the JQL Query: Expecting operator but got 'query'/)],
    },
    { query: queries[1], errors: ["The operator '=' is not supported by the 'summary' field."] },
    {
      query: queries[2],
      errors: ["Operator 'in' does not support the non-list value '\"test\"' for field 'summary'."],
    },
    { query: queries[3], warnings: ["The value 'INVALID' does not exist for the field 'project'."] },
    {
      query: queries[4],
      errors: ["Field 'universe' does not exist or you do not have permission to view it."],
    },
  ]);
  const warned = (await json('POST', '/jql/parse?validation=warn', { queries })).queries;
  expect(warned[1]).toMatchObject({ errors: strict[1].errors, structure: { where: { operator: '=' } } });
  expect(warned[3]).toMatchObject({ warnings: strict[3].warnings, structure: { where: { operator: '=' } } });
  const none = (await json('POST', '/jql/parse?validation=none', { queries })).queries;
  expect(none[4]).toEqual({ query: queries[4], structure: expect.anything() });
});

test('what somebody opened is found by when, by them alone', async () => {
  const ids = async (jql: string) =>
    (await json('POST', '/search/jql', { jql, fields: ['lastViewed'] })).issues.map(
      ({ key, fields }: { key: string; fields: { lastViewed: string } }) => [key, fields.lastViewed],
    );
  await json('GET', '/issue/PAY-2');
  const opened = 'issue in issueHistory() and lastViewed = "2026-11-23"';
  expect(await ids(`${opened} and key in (PAY-2, PAY-3)`)).toEqual([]);
  await json('GET', '/issue/PAY-2?updateHistory=true');
  expect((await ids(`${opened} order by lastViewed`)).slice(0, 1)).toEqual([
    ['PAY-2', '2026-11-23T09:00:00.000+0000'],
  ]);
  const other = sandbox.grant({ accountId: sandbox.people[1]?.accountId ?? '' });
  const response = await fetch(
    `${sandbox.url}/ex/jira/${sandbox.site.cloudId}/rest/api/3/search/jql?jql=${encodeURIComponent(`${opened} and key = PAY-2`)}`,
    { headers: { authorization: `Bearer ${other.accessToken}` } },
  );
  expect(await response.json()).toMatchObject({ issues: [] });
});

test('projects that somebody does not see have no name in their query', async () => {
  const outsider = { accountId: sandbox.people[4]?.accountId };
  const insider = { accountId: sandbox.people[2]?.accountId };
  const query = 'project in (PAY, Emberfall) AND priority = High';
  const asked = [outsider, insider].map((person) => ({ query, ...person }));
  const { queries } = await json('POST', '/jql/sanitize', { queries: asked });
  const seen = sandbox.site.projects.find(({ name }) => name === 'Emberfall');
  expect(queries[1].sanitizedQuery).toBe(query);
  expect(queries[0].sanitizedQuery).toBe(`project IN (PAY, ${seen?.id}) AND priority = High`);
});

test('a value is suggested as it has to be written', async () => {
  const path = '/jql/autocompletedata/suggestions?fieldName=status&fieldValue=in%20p';
  const { results } = await json('GET', path);
  expect(results[0]).toEqual({ value: '"In Progress"', displayName: '<b>In P</b>rogress' });
});

test('an avatar is a real picture of the size that is asked for', async () => {
  const response = await ask('GET', '/universal_avatar/view/type/project?format=png&size=large');
  const picture = Buffer.from(await response.arrayBuffer());
  expect(response.headers.get('content-type')).toBe('image/png');
  expect(picture.subarray(1, 4).toString('latin1')).toBe('PNG');
  expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([48, 48]);
});
