import { expect } from 'vitest';
import { type Conversation, named, withBoth, withBuiltIn, withScript } from '../chore.ts';
import type { JiraRest, RestFields } from '../jira-rest.ts';
import { search } from '../script.ts';
import { outputsOf, type Talk, wordsOf } from '../talk.ts';

interface Grouped {
  readonly total: number | null;
  readonly counted?: number;
  readonly groups?: readonly Group[];
  readonly across?: readonly string[];
  readonly overlapping?: boolean;
  readonly columns?: readonly { readonly name: string; readonly kind: string }[];
  readonly issues: readonly { readonly key: string; readonly cells?: readonly unknown[] }[];
  readonly summed?: { readonly name: string; readonly total: number; readonly without: number };
}

interface Group {
  readonly name: string;
  readonly count: number;
  readonly sum?: number | null;
  readonly parts?: readonly (number | null)[];
}

const points = 'customfield_10016';

async function grouped(talk: Talk, sentence: string, input: Parameters<typeof search>[0]): Promise<Grouped> {
  const turn = await talk.says(sentence, search(input));
  const [found] = outputsOf<Grouped>(turn);
  if (found === undefined) throw new Error(`Nothing was searched: ${wordsOf(turn)}`);
  return found;
}

/** Jira's own issues, one by one. */
async function all(jira: JiraRest, jql: string): Promise<RestFields[]> {
  return Promise.all((await jira.keys(jql)).map((key) => jira.fields(key)));
}

const nameIn = (value: unknown) => (value as { name: string }).name;
const namesIn = (value: unknown) => (value as { name: string }[]).map(({ name }) => name);

function tally(names: readonly string[]): Map<string, number> {
  return new Map([...Map.groupBy(names, (name) => name)].map(([name, { length }]) => [name, length]));
}

const counts = ({ groups = [] }: Grouped) => new Map(groups.map(({ name, count }) => [name, count]));

export const counting: readonly Conversation[] = [
  withBoth('counts bugs per component, each component of an issue', async (talk) => {
    const found = await grouped(talk, 'bugs per component in PAY', {
      criteria: { types: ['Bug'], projects: ['PAY'] },
      groupBy: ['component'],
    });
    const bugs = await all(talk.jira, 'project = PAY AND type = Bug');
    const names = bugs.flatMap(({ components }) => {
      const own = namesIn(components);
      return own.length === 0 ? ['None'] : own;
    });
    expect(counts(found)).toEqual(tally(names));
    expect(found.overlapping ?? false).toBe(names.length > bugs.length);
    expect(found.counted).toBe(bugs.length);
  }),

  withBoth('adds up story points per person in the open sprint', async (talk) => {
    const found = await grouped(talk, 'story points per person in the current sprint in PAY', {
      criteria: { inOpenSprint: true, projects: ['PAY'] },
      groupBy: ['assignee'],
      sum: 'story points',
    });
    const issues = await all(talk.jira, 'project = PAY AND sprint in openSprints()');
    const sums = new Map<string, number>();
    for (const { assignee, [points]: own } of issues) {
      const name = assignee?.displayName ?? 'Nobody';
      if (typeof own === 'number') sums.set(name, (sums.get(name) ?? 0) + own);
    }
    const told = (found.groups ?? []).flatMap(({ name, sum }): [string, number][] =>
      typeof sum === 'number' ? [[name, sum]] : [],
    );
    expect(issues.length).toBeGreaterThan(0);
    expect(new Map(told)).toEqual(sums);
    expect(found.summed).toMatchObject({
      name: 'Story Points',
      total: [...sums.values()].reduce((total, sum) => total + sum, 0),
      without: issues.filter(({ [points]: own }) => typeof own !== 'number').length,
    });
  }),

  withBoth('counts by two fields at once', async (talk) => {
    const found = await grouped(talk, 'open issues per person and priority in PAY', {
      criteria: { statusCategory: 'open', projects: ['PAY'] },
      groupBy: ['assignee', 'priority'],
    });
    const issues = await all(talk.jira, 'project = PAY AND statusCategory != Done');
    const [first] = found.groups ?? [];
    expect(found.across).toEqual(
      expect.arrayContaining([...new Set(issues.map(({ priority }) => priority.name))]),
    );
    found.across?.forEach((priority, at) => {
      const theirs = issues.filter(
        (issue) =>
          issue.priority.name === priority && (issue.assignee?.displayName ?? 'Nobody') === first?.name,
      );
      expect(first?.parts?.[at]).toBe(theirs.length);
    });
  }),

  withBoth('counts by month, in the order of time', async (talk) => {
    const found = await grouped(talk, 'bugs created per month in PAY', {
      criteria: { types: ['Bug'], projects: ['PAY'] },
      groupBy: ['created month'],
    });
    const names = found.groups?.map(({ name }) => name) ?? [];
    expect(names).toEqual(names.toSorted());
    expect(names[0]).toMatch(/^\d{4}-\d\d$/);
    const bugs = await talk.jira.keys('project = PAY AND type = Bug');
    expect([...counts(found).values()].reduce((sum, count) => sum + count, 0)).toBe(bugs.length);
  }),

  withBoth("counts by a field of the site's own", async (talk) => {
    const found = await grouped(talk, 'how many bugs per severity in PAY?', {
      criteria: { types: ['Bug'], projects: ['PAY'] },
      groupBy: ['severity'],
    });
    const bugs = await all(talk.jira, 'project = PAY AND type = Bug');
    const names = bugs.map(
      ({ customfield_10030: own }) => (own as { value: string } | null)?.value ?? 'None',
    );
    expect(counts(found)).toEqual(tally(names));
  }),

  withBoth('adds up a number of all of them', async (talk) => {
    const found = await grouped(talk, 'how many story points are in PAY?', {
      criteria: { projects: ['PAY'] },
      sum: 'story points',
    });
    const issues = await all(talk.jira, 'project = PAY');
    const sum = issues.reduce((total, { [points]: own }) => total + (typeof own === 'number' ? own : 0), 0);
    expect(found.summed?.total).toBe(sum);
    expect(found.groups).toBeUndefined();
  }),

  withBoth('counts each group with the fewest calls', async (talk) => {
    await talk.says('hello');
    talk.stage.sandbox.clearCalls();
    await grouped(talk, 'how many issues per reporter in DESK?', {
      criteria: { projects: ['DESK'] },
      groupBy: ['reporter'],
    });
    const paths = talk.stage.sandbox.calls.map(({ path }) => path.replace(/^.*\/rest/, ''));
    expect(paths.filter((path) => path.includes('search'))).toEqual(['/api/3/search/jql']);
  }),

  withBoth('lists with the columns that were asked for', async (talk) => {
    const found = await grouped(talk, 'list the open bugs in PAY with reporter, story points and due date', {
      criteria: { types: ['Bug'], projects: ['PAY'], statusCategory: 'open' },
      fields: ['reporter', 'story points', 'due date'],
    });
    expect(found.columns).toEqual([
      { name: 'Reporter', kind: 'text' },
      { name: 'Story Points', kind: 'number' },
      { name: 'Due date', kind: 'day' },
    ]);
    for (const { key, cells } of found.issues) {
      const fields = await talk.jira.fields(key);
      expect(cells).toEqual([fields.reporter?.displayName ?? null, fields[points] ?? null, fields.duedate]);
    }
    expect(found.issues.length).toBeGreaterThan(0);
  }),

  withScript('names columns of every kind, and finds fields by their spoken names', async (talk) => {
    const key = await talk.jira.newIssue({
      issuetype: { name: 'Story' },
      labels: ['tide'],
      priority: { name: 'Low' },
    });
    await talk.jira.ask('POST', `/rest/api/3/issue/${key}/worklog`, { timeSpentSeconds: 5_400 });
    const found = await grouped(talk, 'that one', {
      jql: `key = ${key}`,
      fields: ['type', 'labels', 'logged time', 'sprint', 'components', 'created', 'status'],
    });
    const { created } = await talk.jira.fields(key);
    expect(found.issues[0]?.cells).toEqual([
      'Story',
      'tide',
      90,
      null,
      null,
      new Date(String(created)).toISOString(),
      nameIn((await talk.jira.fields(key)).status),
    ]);
  }),

  withScript('says that there is no such field, and which are near', async (talk) => {
    const turn = await talk.says(
      'by sevrity',
      search({ criteria: { projects: ['PAY'] }, groupBy: ['marmalade'] }),
      search({ criteria: { projects: ['PAY'] }, fields: ['Story Pints of all'] }),
    );
    expect(outputsOf(turn)).toEqual([]);
    expect(wordsOf(turn)).toContain('There is no field "marmalade"');
    expect(wordsOf(turn)).toContain('There is no field "Story Pints of all"');
  }),

  withScript('adds up nothing that is no number', async (talk) => {
    const turn = await talk.says('sum', search({ criteria: { projects: ['PAY'] }, sum: 'status' }));
    expect(wordsOf(turn)).toContain('Status is no number');
  }),

  withScript('refuses weeks of what is no date', async (talk) => {
    const turn = await talk.says(
      'weeks',
      search({ criteria: { projects: ['PAY'] }, groupBy: ['status week'] }),
    );
    expect(wordsOf(turn)).toContain('is no date');
  }),

  withScript(
    'counts nothing that the person may not see',
    async (talk) => {
      await talk.jira.newIssue({ project: { key: 'GAME' }, summary: 'The comet is a secret' });
      const found = await grouped(talk, 'everything', {
        jql: 'project is not EMPTY',
        groupBy: ['project'],
      });
      expect(counts(found).has('GAME')).toBe(false);
    },
    named('Brandt'),
  ),

  withBuiltIn('shows the columns as a table, and sums in words', async (talk) => {
    const list = await talk.says('list the open issues in PAY with reporter and story points');
    expect(list.text).toContain('| Issue | Reporter | Story Points |');
    const sums = await talk.says('time spent per person in PAY');
    expect(sums.text).toMatch(/\| Assignee \| Issues \| Time Spent \|/);
    expect(sums.text).toMatch(/Time Spent: \d+h(?: \d+m)? in all/);
  }),
];
