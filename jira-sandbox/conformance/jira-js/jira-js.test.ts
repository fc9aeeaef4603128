import { SchemaMismatchError } from 'jira.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../src/index.ts';
import { restApis } from '../../src/rest/routes.ts';
import { cases } from './cases.ts';
import { implementedOperations, type JiraJs, jiraJsFor } from './operations.ts';

let sandbox: Sandbox;
let jira: JiraJs;

beforeAll(async () => {
  sandbox = await startSandbox({ now: () => Date.parse('2026-11-23T09:00:00Z'), issues: 60 });
  jira = jiraJsFor(sandbox);
});
afterAll(() => sandbox.close());

test.each(cases)('jira.js: $title', ({ run }) => run(jira, sandbox));

test('every operation of jira.js that the sandbox implements was driven', async () => {
  const implemented = await implementedOperations(restApis);
  expect(implemented.length).toBeGreaterThan(60);
  expect(implemented.filter((name) => !jira.answered.has(name))).toEqual([]);
});

test('an answer that jira.js does not describe is noticed', async () => {
  const body = JSON.stringify({ baseUrl: 7 });
  sandbox.faults.next({ path: '/rest/api/3/serverInfo' }, { body, status: 200 });
  await expect(jira.cloud.getServerInfo()).rejects.toBeInstanceOf(SchemaMismatchError);
});
