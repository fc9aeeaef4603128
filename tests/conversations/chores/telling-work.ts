import type { RunJobInput } from '@sidelight/contract';
import { expect } from 'vitest';
import { type Conversation, named, withBoth, withBuiltIn } from '../chore.ts';
import { called } from '../script.ts';
import { outputsOf, type Talk, wordsOf } from '../talk.ts';
import { paragraph } from '../written-comments.ts';
import { logAs } from '../written-work.ts';

const amira = named('Amira');
const tomas = named('Tomás');
const timesheet = (argument?: string) =>
  called('run_job', {
    job: 'timesheet',
    ...(argument === undefined ? {} : { argument }),
  } satisfies RunJobInput);

/** The report, whoever tells it. */
async function reported(talk: Talk, sentence: string, argument?: string): Promise<string> {
  const turn = await talk.says(sentence, timesheet(argument));
  const [output] = outputsOf<{ report: string }>(turn);
  if (output === undefined) throw new Error(wordsOf(turn));
  return output.report;
}

export const tellingWork: readonly Conversation[] = [
  withBoth('tells what the person logged in a time, day by day, where the person is', async (talk) => {
    const [one, two] = [await talk.jira.newIssue(), await talk.jira.newIssue()];
    const [sanding, painting] = [paragraph('sanding'), paragraph('painting')];
    // Both models talk about one Jira: each has a month of its own, far ahead of what the site has.
    const [month, name] = talk.model === 'scripted' ? ['2027-05', 'May'] : ['2028-05', 'May'];
    const year = month.slice(0, 4);
    const at = (day: string, time: string) => `${month}-${day}T${time}:00.000+0000`;
    // The first began the evening before in UTC, the last after midnight of the next day.
    await logAs(talk, amira, one, { seconds: 3_600, started: at('02', '22:30'), comment: sanding });
    await logAs(talk, amira, two, { seconds: 5_400, started: at('05', '08:00'), comment: painting });
    await logAs(talk, amira, two, { seconds: 60, started: at('09', '22:30') });
    await logAs(talk, tomas, two, { seconds: 7_200, started: at('05', '08:00') });
    const report = await reported(
      talk,
      `my worklogs from 3 ${name} ${year} to 9 ${name} ${year}`,
      `from ${month}-03 to ${month}-09`,
    );
    expect(report).toContain(
      `You logged **2h 30m** on 2 issues from 3 ${name} ${year} to 9 ${name} ${year}.`,
    );
    expect(report).toMatch(new RegExp(`### \\w+, 3 ${name} ${year}: 1h \\(1\\)`));
    expect(report).toContain('1h from 00:30');
    expect(report).toContain('“sanding”');
    expect(report).toMatch(new RegExp(`### \\w+, 5 ${name} ${year}: 1h 30m \\(1\\)`));
    expect(report).toContain(`| ${two} Repaint the harbour sign | 1h 30m |`);
    expect(report).not.toContain('2h from');
  }),

  withBoth('tells what a colleague logged on an issue', async (talk) => {
    const key = await talk.jira.newIssue();
    await logAs(talk, tomas, key, { seconds: 7_200, started: '2026-11-20T08:00:00.000+0000' });
    await logAs(talk, amira, key, { seconds: 60, started: '2026-11-20T08:00:00.000+0000' });
    const report = await reported(talk, `how much time did Tomás log on ${key}?`, `Tomás, on ${key}`);
    expect(report).toContain(`Tomás Ferreira logged **2h** on ${key}`);
  }),

  withBoth('tells that nothing was logged', async (talk) => {
    const report = await reported(talk, 'what did I log on 1 June 2027?', '2027-06-01');
    expect(report).toContain('You logged no work on 1 Jun 2027, as far as Jira shows it to you.');
  }),

  withBoth(
    'counts nothing that the person may not read',
    async (talk) => {
      const key = await talk.jira.newIssue();
      const visibility = { type: 'role', value: 'Administrators' };
      await logAs(talk, amira, key, { seconds: 3_600, started: '2026-11-20T08:00:00.000+0000', visibility });
      const report = await reported(talk, `how much time did Amira log on ${key}?`, `Amira, on ${key}`);
      expect(report).toContain('Amira Haddad logged no work');
    },
    tomas,
  ),

  withBoth('says that it does not know such a person, and what a timesheet is of', async (talk) => {
    const nobody = await talk.says('what did Zebulon log last week?', timesheet('Zebulon, last week'));
    expect(wordsOf(nobody)).toContain('Nobody is called "Zebulon"');
    const odd = await talk.says('/timesheet 12 monkeys', timesheet('12 monkeys'));
    expect(wordsOf(odd)).toContain('A timesheet is of a person and of days');
  }),

  withBuiltIn('tells how much was logged on an issue, and by whom', async (talk) => {
    const key = await talk.jira.newIssue();
    await logAs(talk, tomas, key, { seconds: 7_200, started: '2026-11-20T08:00:00.000+0000' });
    await logAs(talk, amira, key, { seconds: 3_600, started: '2026-11-20T08:00:00.000+0000' });
    const turn = await talk.says(`how much time was logged on ${key} and by whom?`);
    expect(turn.text).toContain('3h in all');
    expect(turn.text).toContain('By person: Tomás Ferreira 2h, Amira Haddad 1h.');
  }),
];
