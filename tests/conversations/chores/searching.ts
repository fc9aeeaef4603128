import { expect } from 'vitest';
import { type Conversation, withBoth, withBuiltIn, withScript } from '../chore.ts';
import type { RestFields } from '../jira-rest.ts';
import { search } from '../script.ts';
import { outputsOf, type Talk, wordsOf } from '../talk.ts';

interface Found {
  readonly total: number | null;
  readonly issues: readonly { readonly key: string; readonly url: string }[];
  readonly nextPageToken: string | null;
}

async function finds(talk: Talk, sentence: string, input: Parameters<typeof search>[0]): Promise<Found> {
  const turn = await talk.says(sentence, search(input));
  const [found] = outputsOf<Found>(turn);
  if (found === undefined) throw new Error(`Nothing was searched: ${wordsOf(turn)}`);
  return found;
}

const keysOf = ({ issues }: Found) => issues.map(({ key }) => key);

export const searching: readonly Conversation[] = [
  withBoth('lists my open issues and says how many there are in all', async (talk) => {
    const found = await finds(talk, 'show my open issues', {
      criteria: { assignee: 'me', statusCategory: 'open' },
    });
    const mine = await talk.jira.keys('assignee = currentUser() AND statusCategory != Done');
    expect(found.total).toBe(mine.length);
    expect(mine).toEqual(expect.arrayContaining(keysOf(found)));
    expect(found.issues[0]?.url).toBe(`${talk.stage.sandbox.url}/browse/${keysOf(found)[0]}`);
  }),

  withBoth('counts the open bugs of a project', async (talk) => {
    const found = await finds(talk, 'how many bugs are open in Payments?', {
      criteria: { types: ['Bug'], projects: ['Payments'], statusCategory: 'open' },
      countOnly: true,
    });
    const bugs = await talk.jira.keys('project = PAY AND type = Bug AND statusCategory != Done');
    expect(found.total).toBe(bugs.length);
  }),

  withBoth('finds what is overdue', async (talk) => {
    const found = await finds(talk, 'which issues in Payments are overdue?', {
      criteria: { projects: ['PAY'], overdue: true },
    });
    const late = await talk.jira.keys('project = PAY AND due < startOfDay() AND statusCategory != Done');
    expect(found.total).toBe(late.length);
  }),

  withBoth('finds the work of a person whose name has accents', async (talk) => {
    const found = await finds(talk, 'open issues of Zoe Lindqvist in Payments', {
      criteria: { assignee: 'Zoe Lindqvist', statusCategory: 'open', projects: ['PAY'] },
    });
    const { accountId } = talk.stage.sandbox.people[2] ?? { accountId: '' };
    const hers = await talk.jira.keys(
      `assignee = "${accountId}" AND statusCategory != Done AND project = PAY`,
    );
    expect(found.total).toBe(hers.length);
    expect(hers).toEqual(expect.arrayContaining(keysOf(found)));
  }),

  withBoth('goes through a long list page by page, without a gap or an issue twice', async (talk) => {
    const all = await talk.jira.keys('project = PAY AND statusCategory != Done ORDER BY created DESC');
    const first = await finds(talk, 'list the open issues in Payments, newest first', {
      criteria: {
        projects: ['PAY'],
        statusCategory: 'open',
        orderBy: { field: 'created', direction: 'descending' },
      },
    });
    const second = await finds(talk, 'show more', {
      criteria: {
        projects: ['PAY'],
        statusCategory: 'open',
        orderBy: { field: 'created', direction: 'descending' },
      },
      pageToken: first.nextPageToken ?? '',
    });
    const seen = [...keysOf(first), ...keysOf(second)];
    expect(seen).toEqual(all.slice(0, seen.length));
    expect(seen.length).toBeGreaterThan(keysOf(first).length);
  }),

  withBoth('says who there is when nobody has that name', async (talk) => {
    const turn = await talk.says(
      'open issues of Zephyrine',
      search({ criteria: { assignee: 'Zephyrine', statusCategory: 'open' } }),
    );
    expect(outputsOf(turn)).toEqual([]);
    expect(wordsOf(turn)).toContain('Zephyrine');
  }),

  withBoth('asks which of two people with one name is meant', async (talk) => {
    const turn = await talk.says(
      'open issues of Daniel',
      search({ criteria: { assignee: 'Daniel', statusCategory: 'open' } }),
    );
    expect(wordsOf(turn)).toMatch(/Daniel Brandt.*Daniel Okafor|Daniel Okafor.*Daniel Brandt/s);
  }),

  withBoth('counts by status, by person and by project as Jira would', async (talk) => {
    const counts = async (jql: string, nameOf: (fields: RestFields) => string) => {
      const found = await Promise.all((await talk.jira.keys(jql)).map((key) => talk.jira.fields(key)));
      const groups = [...Map.groupBy(found, nameOf)].map(([name, { length }]) => ({ name, count: length }));
      return groups.toSorted(
        (one, other) => other.count - one.count || one.name.localeCompare(other.name, 'en'),
      );
    };
    const grouped = async (sentence: string, input: Parameters<typeof search>[0]) => {
      const [found] = outputsOf<{ groups: object[] }>(await talk.says(sentence, search(input)));
      return found?.groups;
    };
    expect(
      await grouped('how many issues per status in DESK?', {
        criteria: { projects: ['DESK'] },
        groupBy: ['status'],
      }),
    ).toEqual(await counts('project = DESK', ({ status }) => status.name));
    expect(
      await grouped('who has the most open bugs?', {
        criteria: { types: ['Bug'], statusCategory: 'open' },
        groupBy: ['assignee'],
      }),
    ).toEqual(
      await counts(
        'type = Bug AND statusCategory != Done',
        ({ assignee }) => assignee?.displayName ?? 'Nobody',
      ),
    );
    expect(
      await grouped('which project has the most overdue issues?', {
        criteria: { overdue: true },
        groupBy: ['project'],
      }),
    ).toEqual(await counts('due < startOfDay() AND statusCategory != Done', ({ project }) => project.key));
  }),

  withScript('is told where its JQL is wrong, and mends it', async (talk) => {
    const turn = await talk.says(
      'unresolved things',
      search({ jql: 'project = PAY AND (resolution is' }),
      search({ jql: 'project = PAY AND resolution is EMPTY' }),
    );
    expect(wordsOf(turn)).toMatch(/JQL/);
    const [found] = outputsOf<Found>(turn);
    expect(found?.total).toBe((await talk.jira.keys('project = PAY AND resolution is EMPTY')).length);
  }),

  withScript('names the projects when one is unknown', async (talk) => {
    const turn = await talk.says('bugs in Marmalade', search({ criteria: { projects: ['Marmalade'] } }));
    expect(wordsOf(turn)).toContain('Payments (PAY)');
  }),

  withBuiltIn('says so when there is nothing to find', async (talk) => {
    const turn = await talk.says('show issues labelled marzipan');
    expect(turn.text).toContain('There are no issues');
  }),

  withBoth('says that Jira is not there, and answers when it is back', async (talk) => {
    const { faults } = talk.stage.sandbox;
    faults.next({ path: /\/search/ }, { drop: 'before', times: 100 });
    const input = { criteria: { projects: ['GAME'], statusCategory: 'done' as const } };
    const turn = await talk.says('which issues in GAME are done?', search(input));
    expect(wordsOf(turn)).toMatch(/could not be reached/i);
    faults.clear();
    const found = await finds(talk, 'which issues in GAME are done?', input);
    expect(found.total).toBe((await talk.jira.keys('project = GAME AND statusCategory = Done')).length);
  }),
];
