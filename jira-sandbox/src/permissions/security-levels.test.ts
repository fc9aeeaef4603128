import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../sandbox.ts';

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ now: () => Date.parse('2026-11-23T09:00:00Z'), issues: 60 });
});
afterAll(() => sandbox.close());

function tokenOf(name: string): string {
  const found = sandbox.people.find(({ displayName }) => displayName === name);
  if (found === undefined) throw new Error(`Nobody is called ${name}.`);
  return sandbox.grant({ accountId: found.accountId }).accessToken;
}

async function send(token: string, method: string, path: string, body?: unknown) {
  const response = await fetch(`${sandbox.url}/ex/jira/${sandbox.site.cloudId}/rest/api/3${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, json: text === '' ? undefined : JSON.parse(text) };
}

async function found(token: string, jql: string): Promise<readonly string[]> {
  const { json } = await send(token, 'POST', '/search/jql', { jql, fields: ['summary'] });
  return json.issues.map(({ key }: { key: string }) => key);
}

it('who is not of an issue’s level does not see it, whatever else they may', async () => {
  const [priya, hannah] = [tokenOf('Priya Raman'), tokenOf("Hannah O'Neill")];
  const fields = { project: { key: 'DESK' }, issuetype: { name: 'Incident' }, summary: 'My password' };
  const { key } = (await send(priya, 'POST', '/issue', { fields })).json;
  expect(await found(priya, `key = ${key} and level is EMPTY`)).toEqual([key]);
  const level = (id: string | null) => ({ fields: { security: id === null ? null : { id } } });
  expect((await send(hannah, 'PUT', `/issue/${key}`, level('10101'))).status).toBe(204);
  expect(await found(priya, 'level = "Reporter and agents" order by created desc')).toContain(key);
  expect((await send(hannah, 'PUT', `/issue/${key}`, level('10100'))).status).toBe(204);
  expect((await send(priya, 'GET', `/issue/${key}`)).status).toBe(404);
  expect(await found(priya, 'level is not EMPTY')).not.toContain(key);
  const { json } = await send(hannah, 'GET', `/issue/${key}?fields=security&expand=changelog`);
  expect(json.fields.security).toMatchObject({ id: '10100', name: 'Agents only' });
  expect(json.changelog.histories[0].items).toEqual([
    expect.objectContaining({
      field: 'security',
      fromString: 'Reporter and agents',
      toString: 'Agents only',
    }),
  ]);
  expect((await send(hannah, 'PUT', `/issue/${key}`, level(null))).status).toBe(204);
  expect((await send(priya, 'GET', `/issue/${key}`)).status).toBe(200);
});

it('levels are set by who may, and where the project has some', async () => {
  const priya = tokenOf('Priya Raman');
  const refused = {
    status: 400,
    json: {
      errors: {
        security: "Field 'security' cannot be set. It is not on the appropriate screen, or unknown.",
      },
    },
  };
  const make = (project: string, type: string) => ({
    fields: {
      project: { key: project },
      issuetype: { name: type },
      summary: 'Secret',
      security: { id: '10100' },
    },
  });
  expect(await send(priya, 'POST', '/issue', make('DESK', 'Incident'))).toMatchObject(refused);
  const okafor = tokenOf('Daniel Okafor');
  expect(await send(okafor, 'POST', '/issue', make('PAY', 'Bug'))).toMatchObject(refused);
  expect((await send(okafor, 'POST', '/issue', make('DESK', 'Incident'))).status).toBe(201);
});

it('sessions begin with the sign-in: the first has none before it', async () => {
  const { accountId } = sandbox.people[8] ?? { accountId: '' };
  const [first, second] = [
    () => sandbox.grant({ accountId }).accessToken,
    () => sandbox.grant({ accountId }).accessToken,
  ];
  const all = 'project = PAY and created <= ';
  const token = first();
  expect((await found(token, `${all} currentLogin()`)).length).toBeGreaterThan(0);
  expect(await found(token, `${all} lastLogin()`)).toEqual([]);
  expect(await found(token, 'project = PAY and created != lastLogin()')).toEqual([]);
  expect((await found(second(), `${all} lastLogin()`)).length).toBeGreaterThan(0);
});
