import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../sandbox.ts';
import { isWellFormed } from '../../site/adf-structure.ts';
import { wikiText } from './adf-to-wiki.ts';
import { readWiki } from './wiki-to-adf.ts';

const WIKI = [
  'h2. Steps',
  '* one *bold* and _slanted_\n** deeper {{code}}\n* two [the plan|https://wiki.example/1]',
  '# first\n# second',
  '{code:java}\nint a = 1;\n{code}',
  '{quote}\nsaid before\n{quote}',
  '||Name||Size||\n|a|1|',
  '----',
  'Last -gone- +kept+ [~accountid:712020:1]\nnext line',
].join('\n\n');

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ now: () => Date.parse('2026-11-23T09:00:00Z'), issues: 30 });
});
afterAll(() => sandbox.close());

async function call(method: string, path: string, body?: unknown) {
  const response = await fetch(`${sandbox.url}/ex/jira/${sandbox.site.cloudId}/rest/api/${path}`, {
    method,
    headers: { authorization: `Bearer ${sandbox.grant().accessToken}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, json: text === '' ? null : JSON.parse(text) };
}

test('the notation is read and written alike', () => {
  expect(wikiText(readWiki(WIKI))).toBe(WIKI);
  expect(isWellFormed(readWiki(WIKI))).toBe(true);
});

test('whatever is written makes a well-formed document', () => {
  const signs = fc.string({
    unit: fc.constantFrom(...'ab *#_-+|{}[]:~\n1.h', '{code}', '{quote}', '[~accountid:'),
  });
  fc.assert(
    fc.property(signs, (text) => isWellFormed(readWiki(text))),
    { numRuns: 300 },
  );
});

test.each([
  ['signs', '*'.repeat(32_767)],
  ['signs in each other', '*_+-'.repeat(8_000)],
  ['links', '[a|b]'.repeat(6_000)],
  ['fences that do not end', '{quote}x\n'.repeat(3_600)],
  ['lists', Array.from({ length: 200 }, (_, depth) => `${'*'.repeat(depth + 1)} x`).join('\n')],
])('a text full of %s is read as well', (_, text) => {
  expect(isWellFormed(readWiki(text))).toBe(true);
});

test.each(['2', 'latest'])('rest/api/%s has text where version 3 has documents', async (version) => {
  const fields = {
    project: { key: 'PAY' },
    issuetype: { name: 'Task' },
    summary: 'Old',
    description: 'A *bold* wish',
  };
  const created = await call('POST', `${version}/issue`, { fields });
  expect([created.status, created.json.self]).toEqual([
    201,
    expect.stringContaining(`/rest/api/${version}/issue/`),
  ]);
  const { key } = created.json;
  expect((await call('GET', `${version}/issue/${key}`)).json.fields.description).toBe('A *bold* wish');
  expect((await call('GET', `3/issue/${key}`)).json.fields.description.content[0].content[1]).toEqual({
    type: 'text',
    text: 'bold',
    marks: [{ type: 'strong' }],
  });
  const said = await call('POST', `${version}/issue/${key}/comment`, { body: 'Plainly' });
  expect([said.status, said.json.body]).toEqual([201, 'Plainly']);
  const update = {
    comment: [{ add: { body: 'Along' } }],
    worklog: [{ add: { timeSpent: '1h', comment: 'Worked' } }],
  };
  expect((await call('PUT', `${version}/issue/${key}`, { update })).status).toBe(204);
  const read = (await call('GET', `${version}/issue/${key}?fields=comment,worklog`)).json.fields;
  expect([read.comment.comments[1].body, read.worklog.worklogs[0].comment]).toEqual(['Along', 'Worked']);
  const document = { fields: { description: readWiki('text') } };
  expect((await call('PUT', `${version}/issue/${key}`, document)).json.errors).toEqual({
    description: 'Operation value must be a string',
  });
  expect((await call('GET', `${version}/search?jql=project=PAY`)).status).toBe(410);
  const found = await call('GET', `${version}/search/jql?jql=key=${key}&fields=description`);
  expect(found.json.issues).toMatchObject([{ fields: { description: 'A *bold* wish' } }]);
});
