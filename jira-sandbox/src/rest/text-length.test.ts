import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../sandbox.ts';
import { document, paragraph } from '../site/adf.ts';
import { askingOf } from './asking.test-rig.ts';

const tooLong = 'The entered text is too long. It exceeds the allowed limit of 32,767 characters.';
const written = (length: number) => document(paragraph('x'.repeat(length)));

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ now: () => Date.parse('2026-11-23T09:00:00Z'), issues: 30 });
});
afterAll(() => sandbox.close());

const ask = askingOf(() => sandbox);
const askOfVersion2 = askingOf(() => sandbox, '/rest/api/2');

test.each([
  ['description', 'PUT', '/issue/PAY-1', (value: unknown) => ({ fields: { description: value } }), 204],
  ['comment', 'POST', '/issue/PAY-1/comment', (value: unknown) => ({ body: value }), 201],
  ['comment', 'POST', '/issue/PAY-1/worklog', (value: unknown) => ({ timeSpent: '1h', comment: value }), 201],
] as const)('a %s has 32,767 characters at most (%s %s)', async (field, method, path, body, accepted) => {
  expect((await ask(0, method, path, body(written(32_767)))).status).toBe(accepted);
  expect((await askOfVersion2(0, method, path, body('x'.repeat(32_767)))).status).toBe(accepted);
  const refused = { status: 400, json: { errorMessages: [], errors: { [field]: tooLong } } };
  expect(await ask(0, method, path, body(written(32_768)))).toEqual(refused);
  expect(await askOfVersion2(0, method, path, body('x'.repeat(32_768)))).toEqual(refused);
});
