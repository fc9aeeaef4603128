import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../sandbox.ts';

let sandbox: Sandbox;

beforeAll(async () => {
  const now = () => Date.parse('2026-11-23T09:00:00Z');
  sandbox = await startSandbox({ now, issues: 9, permissions: 'schemes' });
});
afterAll(() => sandbox.close());

async function ask(person: number, method: string, path: string, body?: unknown) {
  const { accessToken } = sandbox.grant({ accountId: sandbox.people[person]?.accountId ?? '' });
  const response = await fetch(`${sandbox.url}/ex/jira/${sandbox.site.cloudId}/rest/api/3${path}`, {
    method,
    headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, json: text === '' ? null : JSON.parse(text) };
}

test('an edit that links the issue to itself changes nothing of it', async () => {
  const fields = { project: { key: 'PAY' }, issuetype: { name: 'Task' }, summary: 'As it was' };
  const { key } = (await ask(0, 'POST', '/issue', { fields })).json;
  const itself = { add: { type: { name: 'Blocks' }, outwardIssue: { key } } };
  const edit = { fields: { summary: 'Changed' }, update: { labels: [{ add: 'new' }], issuelinks: [itself] } };
  const refused = await ask(0, 'PUT', `/issue/${key}`, edit);
  expect([refused.status, refused.json.errorMessages]).toEqual([
    400,
    ['You cannot link an issue to itself.'],
  ]);
  const issue = sandbox.site.issues.get(key);
  expect(issue).toMatchObject({ summary: 'As it was', labels: [], links: [], history: [] });
});

test('an issue whose attachments one may not bring along is not created', async () => {
  // Zoë belongs to another project: she may ask for help, and see and do no more than a reporter.
  const customer = 2;
  const fields = {
    project: { key: 'DESK' },
    issuetype: {
      name: sandbox.site.projects
        .find(({ key }) => key === 'DESK')
        ?.issueTypes.find(({ hierarchyLevel }) => hierarchyLevel === 0)?.name,
    },
    summary: 'Please help',
  };
  const { key } = (await ask(customer, 'POST', '/issue', { fields })).json;
  const before = sandbox.site.issues.size;
  const update = { attachment: [{ copy: { sourceIssues: [{ key }] } }] };
  const refused = await ask(customer, 'POST', '/issue', { fields, update });
  expect([refused.status, refused.json.errorMessages]).toEqual([
    403,
    ['You do not have permission to create attachments for this issue.'],
  ]);
  expect(sandbox.site.issues.size).toBe(before);
});
