import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../index.ts';

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ now: () => Date.parse('2026-11-23T09:00:00Z'), issues: 30 });
});
afterAll(() => sandbox.close());

async function ask(method: string, path: string, body?: unknown) {
  const { username, token } = sandbox.apiToken;
  const response = await fetch(`${sandbox.url}/rest/api/3${path}`, {
    method,
    headers: {
      authorization: `Basic ${Buffer.from(`${username}:${token}`).toString('base64')}`,
      'content-type': 'application/json',
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, json: text === '' ? null : JSON.parse(text) };
}

async function create(type: string, fields: Record<string, unknown>, project = 'PAY') {
  return ask('POST', '/issue', {
    fields: { project: { key: project }, issuetype: { name: type }, summary: 'Made by a test', ...fields },
  });
}

const document = {
  type: 'doc',
  version: 1,
  content: [{ type: 'paragraph', content: [{ type: 'text', text: 'It works on Sundays' }] }],
};

test('every kind of field is written at creation and read back in its own shape', async () => {
  const [amira, tomas] = sandbox.people;
  const bug = await create('Bug', {
    customfield_10015: '2026-11-20',
    customfield_10016: 3,
    customfield_10021: [{ value: 'Impediment' }],
    customfield_10030: { value: 'S2 – many are held up' },
    customfield_10031: [{ value: 'Web' }, { value: 'iOS' }],
    customfield_10032: { value: 'Europe', child: { value: 'Poland' } },
    customfield_10033: { accountId: amira.accountId },
    customfield_10035: 212,
    customfield_10037: 'CT-7',
  });
  expect(bug.status).toBe(201);
  const { fields } = (await ask('GET', `/issue/${bug.json.key}`)).json;
  expect(fields).toMatchObject({
    customfield_10015: '2026-11-20',
    customfield_10016: 3,
    customfield_10021: [{ value: 'Impediment' }],
    customfield_10030: { value: 'S2 – many are held up', self: expect.stringMatching(/customFieldOption/) },
    customfield_10031: [{ value: 'Web' }, { value: 'iOS' }],
    customfield_10032: { value: 'Europe', child: { value: 'Poland' } },
    customfield_10033: { displayName: 'Amira Haddad' },
    customfield_10035: 212,
    customfield_10037: 'CT-7',
    customfield_10019: expect.stringMatching(/^0\|/),
    customfield_10020: null,
  });
  // Where its context does not offer a field, an issue has none.
  expect(fields).not.toHaveProperty('customfield_10038');
  const story = await create('Story', {
    customfield_10034: [{ accountId: amira.accountId }, { accountId: tomas?.accountId }],
    customfield_10038: document,
  });
  const told = (await ask('GET', `/issue/${story.json.key}`)).json.fields;
  expect(told.customfield_10034).toHaveLength(2);
  expect(told.customfield_10038).toEqual(document);
  const change = await create('Change', { customfield_10036: '2026-12-01T22:00:00.000+0100' }, 'DESK');
  const planned = (await ask('GET', `/issue/${change.json.key}`)).json.fields;
  expect(planned.customfield_10036).toBe('2026-12-01T21:00:00.000+0000');
});

test('edits and operations leave their trace, and null empties', async () => {
  const { key } = (await create('Bug', { customfield_10031: [{ value: 'Web' }] })).json;
  const edited = await ask('PUT', `/issue/${key}`, {
    fields: { customfield_10030: { value: 'S4 – a blemish' } },
    update: { customfield_10031: [{ add: { value: 'Android' } }, { remove: { value: 'Web' } }] },
  });
  expect(edited.status).toBe(204);
  await ask('PUT', `/issue/${key}`, { fields: { customfield_10030: null } });
  const { fields, changelog } = (await ask('GET', `/issue/${key}?expand=changelog`)).json;
  expect(fields.customfield_10030).toBeNull();
  expect(fields.customfield_10031).toMatchObject([{ value: 'Android' }]);
  const item = (field: string, before: string | null, after: string | null) => ({
    field,
    fieldtype: 'custom',
    fromString: before,
    toString: after,
  });
  expect(changelog.histories).toMatchObject([
    { items: [item('Severity', 'S4 – a blemish', null)] },
    { items: [item('Severity', null, 'S4 – a blemish'), item('Platforms', 'Web', 'Android')] },
  ]);
});

test('an epic link is the parent by another name', async () => {
  const epic = (await create('Epic', { customfield_10011: 'Sundays', customfield_10012: { value: 'To Do' } }))
    .json;
  const story = (await create('Story', { customfield_10014: epic.key })).json;
  const { fields } = (await ask('GET', `/issue/${story.key}`)).json;
  expect([fields.parent.key, fields.customfield_10014]).toEqual([epic.key, epic.key]);
  const found = await ask('POST', '/search/jql', { jql: `"Epic Link" = ${epic.key}`, fields: ['key'] });
  expect(found.json.issues).toMatchObject([{ key: story.key }]);
});

test('what a field cannot hold is refused in Jira’s words, all fields at once', async () => {
  const refused = await create('Bug', {
    customfield_10015: '2026-02-30',
    customfield_10016: 'three',
    customfield_10020: 4711,
    customfield_10030: { value: 'S9' },
    customfield_10031: { value: 'Web' },
    customfield_10032: { child: { value: 'Poland' } },
    customfield_10033: { accountId: 'nobody' },
    customfield_10014: 'PAY-99999',
    customfield_10038: document,
    customfield_10019: '0|i00007:',
    customfield_99999: 1,
  });
  expect(refused.status).toBe(400);
  const unknown = (id: string) =>
    `Field 'customfield_${id}' cannot be set. It is not on the appropriate screen, or unknown.`;
  expect(refused.json.errors).toEqual({
    customfield_10015: 'Error parsing date string: 2026-02-30',
    customfield_10016: 'Operation value must be a number',
    customfield_10020: "Sprint with ID '4711' does not exist.",
    customfield_10030: "Option value 'S9' is not valid",
    customfield_10031: 'data was not an array',
    customfield_10032: "Could not find valid 'id' or 'value' in the Parent Option object.",
    customfield_10033: "User 'nobody' was not found in the system.",
    customfield_10014: "The issue key 'PAY-99999' for field 'Epic Link' is invalid.",
    customfield_10038: unknown('10038'),
    customfield_10019: unknown('10019'),
    customfield_99999: unknown('99999'),
  });
});

test('fields and create screens list them, with options where the context offers them', async () => {
  const fields = (await ask('GET', '/field')).json;
  expect(fields.find((field: { id: string }) => field.id === 'customfield_10032')).toMatchObject({
    name: 'Region',
    custom: true,
    clauseNames: ['cf[10032]', 'Region', 'Region[Select List (cascading)]'],
    schema: { type: 'option-with-child', customId: 10032 },
  });
  const shown = (await ask('GET', '/issue/createmeta/PAY/issuetypes/10004')).json.fields;
  const byId = Object.fromEntries(shown.map((field: { fieldId: string }) => [field.fieldId, field]));
  expect(byId['customfield_10032'].allowedValues[0].children[1]).toMatchObject({ value: 'Poland' });
  expect(byId).not.toHaveProperty('customfield_10038');
  expect(byId).not.toHaveProperty('customfield_10019');
});
