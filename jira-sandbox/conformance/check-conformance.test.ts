import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../src/index.ts';
import { checkConformance } from './check-conformance.ts';
import { Specification } from './specification.ts';

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ now: () => Date.parse('2026-11-23T09:00:00Z'), issues: 30 });
});
afterAll(() => sandbox.close());

/** A document of one operation with one property of its answer. */
function describing(path: string, property: string, schema: object): Specification {
  const answer = { type: 'object', properties: { [property]: schema } };
  const responses = { 200: { content: { 'application/json': { schema: answer } } } };
  const specification = new Specification();
  specification.add({ openapi: '3.0.1', paths: { [path]: { get: { responses } } } });
  return specification;
}

test('an answer as the document describes it is covered, without a mismatch', async () => {
  const specification = describing('/rest/api/3/serverInfo', 'baseUrl', { type: 'string', format: 'uri' });
  const { covered, mismatches, notes } = await checkConformance(sandbox, specification);
  expect(mismatches).toEqual([]);
  expect(covered).toBe(1);
  expect(notes).toContain('GET /rest/api/3/myself is in none of the documents');
});

test('an answer of another shape is a mismatch that names the place', async () => {
  const specification = describing('/rest/api/3/issue/{issueIdOrKey}', 'key', { type: 'integer' });
  const { mismatches } = await checkConformance(sandbox, specification);
  expect(mismatches).toEqual(['GET /rest/api/3/issue/{issueIdOrKey} 200: /key must be integer']);
});

test('what is no OpenAPI document is refused', () => {
  expect(() => new Specification().add({ swagger: 'nothing' })).toThrow(TypeError);
});
