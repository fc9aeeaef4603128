import type { Sandbox } from '@sidelight/jira-sandbox';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { accountOnSandbox } from '../../../jira/account.test-rig.ts';
import type { JiraAccount } from '../../../jira/jira.ts';
import { lookUp } from './look-up.ts';
import { readIssues } from './read-issues.ts';
import { searchIssues } from './search-issues.ts';

/** With an API token, which boards can be read with, and with more issues than one question counts. */
const issues = 1_300;

let sandbox: Sandbox;
let account: JiraAccount;
beforeAll(async () => {
  ({ sandbox, account } = await accountOnSandbox(issues));
});
afterAll(() => sandbox.close());
beforeEach(() => sandbox.clearCalls());

const search = (input: Parameters<typeof searchIssues>[0], page?: { project: string; board: number }) =>
  searchIssues(input, { account, page, timeZone: 'UTC' });
const paths = () => sandbox.calls.map(({ path }) => path.replace(/^.*\/rest/, ''));

describe('counting', () => {
  it.each([
    ['project', 'project'],
    ['status', 'status'],
    ['type', 'issuetype'],
    ['priority', 'priority'],
    ['assignee', 'assignee'],
    ['resolution', 'resolution'],
  ])('of more than a thousand issues counts each group by Jira: %s', async (said, jql) => {
    const found = await search({ jql: 'project is not EMPTY ORDER BY key', groupBy: [said] });
    expect(found).toMatchObject({ total: issues, counted: issues });
    const counts = found.groups?.map(({ count }) => count) ?? [];
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(issues);
    expect(counts).toEqual(counts.toSorted((one, other) => other - one));
    for (const { name, count } of found.groups ?? []) {
      const isNone = name === 'None' || name === 'Nobody';
      const what = isNone ? `${jql} is EMPTY` : `${jql} = "${name}"`;
      expect([name, count]).toEqual([name, await account.count(what)]);
    }
    expect(paths().filter((path) => path.includes('/search/jql'))).toHaveLength(10);
  });

  it('says what is in none of the groups that were seen', async () => {
    const found = await search({
      jql: 'project is not EMPTY ORDER BY issuetype ASC',
      groupBy: ['type'],
    });
    const seen = found.groups?.filter(({ name }) => name !== 'others') ?? [];
    const sum = found.groups?.reduce((all, { count }) => all + count, 0);
    expect(sum).toBe(issues);
    expect(seen.length).toBeLessThan(found.groups?.length ?? 0);
  });

  it('stops at a thousand issues where Jira cannot count the groups, and says so', async () => {
    const found = await search({ jql: 'project is not EMPTY', groupBy: ['story points'] });
    expect(found.counted).toBe(1_000);
    expect(found.total).toBe(issues);
    const counts = found.groups?.map(({ count }) => count) ?? [];
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(1_000);
    expect(counts).toEqual(counts.toSorted((one, other) => other - one));
  });

  it('keeps a table narrow, with one column for the rest', async () => {
    const found = await search({ jql: 'project = PAY', groupBy: ['assignee', 'created week'] });
    expect(found.across).toHaveLength(8);
    expect(found.across?.at(-1)).toBe('others');
    for (const { count, parts = [] } of found.groups ?? []) {
      expect(parts.reduce<number>((sum, part) => sum + (part ?? 0), 0)).toBe(count);
    }
  });

  it('asks for nothing but the fields that are counted', async () => {
    await account.fields();
    await search({ jql: 'project = DESK AND priority = Highest', groupBy: ['component'], sum: 'time spent' });
    expect(paths().filter((path) => path.includes('search'))).toHaveLength(1);
  });
});

describe('the board of the page', () => {
  it('shows what its saved filter finds', async () => {
    const found = await search(
      { criteria: { onPage: true, inOpenSprint: true } },
      { project: 'PAY', board: 1 },
    );
    expect(found.jql).toContain('filter = ');
    expect(found.note).toBeUndefined();
    expect(found.total).toBe(await account.count('project = PAY AND sprint in openSprints()'));
  });

  it('says that there is no such board', async () => {
    await expect(
      search({ criteria: { onPage: true } }, { project: 'PAY', board: 4_711 }),
    ).rejects.toMatchObject({ code: 'jira.not-found' });
  });
});

describe('looking up', () => {
  it('tells boards with their kind and project', async () => {
    const found = await lookUp({ kind: 'board', project: 'PAY' }, account);
    expect(found.matches[0]).toMatchObject({ name: 'Payments board', state: 'scrum', of: 'PAY' });
  });

  it('tells the sprints of a board, what runs first, and closed ones only by name', async () => {
    const open = await lookUp({ kind: 'sprint', project: 'PAY' }, account);
    expect(open.note).toBeUndefined();
    expect(open.matches[0]).toMatchObject({ state: 'active', of: 'Payments board' });
    expect(open.matches.some(({ state }) => state === 'closed')).toBe(false);
    const named = await lookUp({ kind: 'sprint', project: 'PAY', text: 'sprint' }, account);
    expect(named.matches.some(({ state }) => state === 'closed')).toBe(true);
  });

  it('lists all people who can be assigned, and says how many there are', async () => {
    const found = await lookUp({ kind: 'person', project: 'PAY' }, account);
    const everybody = await account.people({ assignableTo: 'PAY' });
    expect(found.total).toBe(everybody.length);
    expect(found.matches.length).toBeLessThanOrEqual(20);
  });
});

describe('reading', () => {
  it('pages back through the changes, each number once', async () => {
    const created = await account.createIssue({ project: 'PAY', type: 'Task', summary: 'Was 0' });
    const { key } = created.issue;
    for (let number = 1; number <= 23; number++) await account.editIssue(key, { summary: `Was ${number}` });
    const page = async (before?: number) =>
      (
        await readIssues(
          { keys: [key], parts: ['history'], ...(before === undefined ? {} : { before }) },
          account,
        )
      ).issues[0]?.history;
    const newest = await page();
    expect(newest).toMatchObject({ total: 23, first: 4, last: 23 });
    expect(newest?.items[0]).toMatchObject({ to: 'Was 23' });
    const older = await page(4);
    expect(older).toMatchObject({ total: 23, first: 1, last: 3 });
    expect(older?.items.map(({ to }) => to)).toEqual(['Was 3', 'Was 2', 'Was 1']);
  });

  it('reads fifty in one call', async () => {
    const { keys } = await account.keys('project = PAY', 50);
    sandbox.clearCalls();
    const found = await readIssues({ keys }, account);
    expect(found.issues.map(({ key }) => key)).toEqual(keys);
    expect(paths()).toEqual(['/api/3/issue/bulkfetch']);
  });
});
