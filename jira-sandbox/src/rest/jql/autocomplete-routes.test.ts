import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../index.ts';

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ now: () => Date.parse('2026-11-23T09:00:00Z'), issues: 60 });
});
afterAll(() => sandbox.close());

async function json(method: string, path: string, body?: unknown) {
  const { username, token } = sandbox.apiToken;
  const authorization = `Basic ${Buffer.from(`${username}:${token}`).toString('base64')}`;
  const response = await fetch(`${sandbox.url}/rest/api/3/jql/autocompletedata${path}`, {
    method,
    headers: { authorization, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return JSON.parse(await response.text());
}

interface Reference {
  value: string;
  displayName: string;
  cfid?: string;
}

async function fields(body?: unknown): Promise<readonly Reference[]> {
  const answer = await json(body === undefined ? 'GET' : 'POST', '', body);
  return answer.visibleFieldNames;
}

const squads = (found: readonly Reference[]) =>
  found.filter(({ displayName }) => displayName.startsWith('Squad')).map(({ value }) => value);

describe('the fields that a query can name', () => {
  it('are named by their number where several have one name', async () => {
    const found = await fields();
    expect(squads(found)).toEqual(['cf[10039]', 'cf[10040]']);
    expect(found.find(({ cfid }) => cfid === 'cf[10016]')).toEqual({
      value: '"Story Points"',
      displayName: 'Story Points - cf[10016]',
      cfid: 'cf[10016]',
      orderable: 'true',
      searchable: 'true',
      operators: ['=', '!=', 'in', 'not in', 'is', 'is not', '>', '>=', '<', '<='],
      types: ['java.lang.Number'],
    });
    // Jira's own field of that name takes the name.
    expect(found.find(({ cfid }) => cfid === 'cf[10020]')?.value).toBe('cf[10020]');
  });

  it('are also named by name and type together, when asked for', async () => {
    const collapsed = await fields({ includeCollapsedFields: true });
    expect(squads(collapsed)).toEqual(['cf[10039]', 'cf[10040]', '"Squad[Dropdown]"']);
    expect(collapsed.at(-1)).toEqual({
      value: '"Squad[Dropdown]"',
      displayName: 'Squad - Squad[Dropdown]',
      auto: 'true',
      searchable: 'true',
      operators: ['=', '!=', 'in', 'not in', 'is', 'is not'],
      types: ['com.atlassian.jira.issue.customfields.option.Option'],
    });
  });

  it('are those of the projects asked about, and unknown projects are nobody’s', async () => {
    const all = await fields();
    expect(squads(await fields({ projectIds: [10_000] }))).toEqual(['cf[10039]']);
    expect(squads(await fields({ projectIds: [10_001] }))).toEqual([]);
    expect(await fields({ projectIds: [99] })).toEqual(all);
  });
});

describe('the values that are suggested', () => {
  const suggested = async (query: string): Promise<readonly string[]> =>
    (await json('GET', `/suggestions?${query}`)).results.map(({ value }: Reference) => value);

  it.each([
    ['fieldName=Squad', ['Checkout', 'Ledger', 'Platform', 'Combat', 'World']],
    ['fieldName=cf[10040]&fieldValue=com', ['Combat']],
    ['fieldName="Squad[Dropdown]"&fieldValue=pl', ['Platform']],
    ['fieldName=category', ['Products', '"Internal services"']],
    ['fieldName=level&fieldValue=agents', ['"Agents only"', '"Reporter and agents"']],
    ['fieldName=filter&fieldValue=bugs', ['"Bugs in Payments"']],
    ['fieldName=status&predicateName=from&predicateValue=in prog', ['"In Progress"']],
    ['fieldName=issueLinkType&fieldValue=is bl', ['"is blocked by"']],
  ])('%s', async (query, values) => {
    expect(await suggested(query)).toEqual(values);
  });

  it('of BY are people, and of a field that is not there an error', async () => {
    const by = await json('GET', '/suggestions?fieldName=status&predicateName=by&predicateValue=zo');
    expect(by.results).toEqual([
      { value: expect.stringContaining('712020:'), displayName: '<b>Zo</b>ë Lindqvist' },
    ]);
    expect((await json('GET', '/suggestions?fieldName=colour')).errorMessages).toEqual([
      "Field 'colour' does not exist or you do not have permission to view it.",
    ]);
  });
});
