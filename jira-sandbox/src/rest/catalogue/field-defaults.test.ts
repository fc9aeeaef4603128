import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../index.ts';
import { askingOf } from '../asking.test-rig.ts';

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ now: () => Date.parse('2026-11-23T23:30:00Z'), issues: 30 });
});
afterAll(() => sandbox.close());
beforeEach(() => sandbox.reset());

const ask = askingOf(() => sandbox);
const TYPES = 'com.atlassian.jira.plugin.system.customfieldtypes:';

async function newField(type: string): Promise<{ id: string; contextId: string }> {
  const { id } = (await ask(0, 'POST', '/field', { name: 'Mood', type: TYPES + type })).json;
  const [context] = (await ask(0, 'GET', `/field/${id}/context`)).json.values;
  return { id, contextId: context.id };
}

async function newIssue(fields: object = {}): Promise<Record<string, unknown>> {
  const asked = { project: { key: 'PAY' }, summary: 'New', issuetype: { name: 'Task' }, ...fields };
  const { json } = await ask(0, 'POST', '/issue', { fields: asked });
  return (await ask(0, 'GET', `/issue/${json.key}`)).json.fields;
}

const setDefault = (id: string, ...defaultValues: object[]) =>
  ask(0, 'PUT', `/field/${id}/context/defaultValue`, { defaultValues });

test('new issues get the default, unless they say otherwise', async () => {
  const { id, contextId } = await newField('select');
  const options = (
    await ask(0, 'POST', `/field/${id}/context/${contextId}/option`, {
      options: [{ value: 'Good' }, { value: 'Bad' }],
    })
  ).json.options;
  const value = { type: 'option.single', contextId, optionId: options[1].id };
  expect((await setDefault(id, value)).status).toBe(204);
  expect((await ask(0, 'GET', `/field/${id}/context/defaultValue`)).json.values).toEqual([value]);
  expect((await newIssue())[id]).toMatchObject({ value: 'Bad' });
  expect((await newIssue({ [id]: { value: 'Good' } }))[id]).toMatchObject({ value: 'Good' });
  expect((await newIssue({ [id]: null }))[id]).toBeNull();
  const meta = (await ask(0, 'GET', '/issue/createmeta/PAY/issuetypes/10002')).json.fields;
  expect(meta.find((field: { key: string }) => field.key === id).hasDefaultValue).toBe(true);
  expect((await setDefault(id, { type: 'option.single', contextId, optionId: null })).status).toBe(204);
  expect((await newIssue())[id]).toBeNull();
});

test('a day that is "now" is the one of who creates the issue', async () => {
  const { id, contextId } = await newField('datepicker');
  expect((await setDefault(id, { type: 'datepicker', contextId, useCurrent: true })).status).toBe(204);
  const { timeZone } = (await ask(0, 'GET', '/myself')).json;
  const today = new Date(sandbox.now()).toLocaleDateString('sv-SE', { timeZone });
  expect((await newIssue())[id]).toBe(today);
});

test('a default of another kind, of nobody or of an unknown option is refused, and changes nothing', async () => {
  const { id, contextId } = await newField('userpicker');
  const person = { type: 'single.user.select', contextId, userFilter: { enabled: false } };
  expect((await setDefault(id, { type: 'float', contextId, number: 1 })).status).toBe(400);
  expect((await setDefault(id, { ...person, accountId: 'nobody' })).status).toBe(400);
  expect((await setDefault(id, { ...person, contextId: '1', accountId: 'x' })).status).toBe(404);
  expect((await ask(0, 'GET', `/field/${id}/context/defaultValue`)).json.values).toEqual([]);
});

test('a context loses projects and issue types, and without any of its own it is for all', async () => {
  const { id, contextId } = await newField('textfield');
  await ask(0, 'DELETE', `/field/${id}/context/${contextId}`);
  const made = await ask(0, 'POST', `/field/${id}/context`, {
    name: 'Narrow',
    projectIds: ['10001', '10002'],
    issueTypeIds: ['10002'],
  });
  const context = `/field/${id}/context/${made.json.id}`;
  expect(await newIssue()).not.toHaveProperty(id);
  expect((await ask(0, 'POST', `${context}/project/remove`, { projectIds: ['10000'] })).status).toBe(404);
  expect((await ask(0, 'POST', `${context}/project/remove`, { projectIds: [] })).status).toBe(400);
  const both = { projectIds: ['10001', '10002'] };
  expect((await ask(0, 'POST', `${context}/project/remove`, both)).status).toBe(204);
  expect(await newIssue()).toHaveProperty(id);
  expect((await ask(0, 'POST', `${context}/issuetype/remove`, { issueTypeIds: ['10002'] })).status).toBe(204);
  const [mapping] = (await ask(0, 'GET', `/field/${id}/context/issuetypemapping`)).json.values;
  expect(mapping).toMatchObject({ isAnyIssueType: true });
});

test('a field in the trash is gone with its values until it comes back; deleted it is gone for good', async () => {
  const { id } = await newField('textfield');
  const { json } = await ask(0, 'POST', '/issue', {
    fields: { project: { key: 'PAY' }, summary: 'New', issuetype: { name: 'Task' }, [id]: 'zeppelin' },
  });
  const fieldsOf = async () => (await ask(0, 'GET', `/issue/${json.key}`)).json.fields;
  const search = () => ask(0, 'POST', '/search/jql', { jql: 'Mood ~ zeppelin' });
  expect((await search()).json.issues).toHaveLength(1);
  expect((await ask(0, 'POST', `/field/${id}/trash`)).status).toBe(200);
  expect(await fieldsOf()).not.toHaveProperty(id);
  expect((await search()).status).toBe(400);
  expect((await ask(0, 'GET', '/field/search/trashed')).json.values).toMatchObject([{ id, name: 'Mood' }]);
  expect((await ask(0, 'POST', `/field/${id}/restore`)).status).toBe(200);
  expect((await fieldsOf())[id]).toBe('zeppelin');
  expect((await ask(0, 'POST', `/field/${id}/restore`)).status).toBe(400);
  // The client follows the redirect to the task.
  const deleted = await ask(0, 'DELETE', `/field/${id}`);
  expect(deleted).toMatchObject({ status: 200, json: { status: 'COMPLETE', progress: 100 } });
  expect((await ask(2, 'GET', `/task/${deleted.json.id}`)).status).toBe(403);
  expect((await ask(0, 'POST', `/field/${id}/restore`)).status).toBe(404);
  expect(await fieldsOf()).not.toHaveProperty(id);
});

test("Jira Software's own fields are locked, and others than administrators change none", async () => {
  expect((await ask(0, 'POST', '/field/customfield_10020/trash')).status).toBe(400);
  expect((await ask(0, 'DELETE', '/field/customfield_10019')).status).toBe(400);
  for (const [method, path] of [
    ['POST', '/field/customfield_10030/trash'],
    ['POST', '/field/customfield_10030/restore'],
    ['DELETE', '/field/customfield_10030'],
    ['GET', '/field/search/trashed'],
    ['GET', '/field/customfield_10030/context/defaultValue'],
  ] as const)
    expect([path, (await ask(2, method, path)).status]).toEqual([path, 403]);
});
