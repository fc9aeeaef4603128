import { remindersSchema } from '@sidelight/contract';
import { expect } from 'vitest';
import { type Conversation, named, withBoth, withScript } from '../chore.ts';
import { called, undo } from '../script.ts';
import { outputsOf, type Talk, wordsOf } from '../talk.ts';

const remind = (input: object) => called('remind', input);
const hour = 3_600_000;

/** The person's reminders as the server has them, past the model. */
async function remindersOf({ stage, model }: Talk, person = stage.sandbox.people[0]) {
  const browser = await stage.signedIn(model, person);
  const { reminders } = remindersSchema.parse(await (await browser.get('/api/reminders?issues=keys')).json());
  return { browser, reminders };
}

/** Every conversation of the stage is of the same person. */
async function withNone(talk: Talk): Promise<void> {
  const { browser, reminders } = await remindersOf(talk);
  for (const { id } of reminders) await browser.send('DELETE', `/api/reminders/${id}`);
}

/** Noon in Berlin of the day after the stage's. */
function tomorrowAt({ stage }: Talk, clock: string): string {
  const day = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone: 'Europe/Berlin' });
  return `${day.format(stage.now() + 24 * hour)}T${clock}`;
}

export const reminding: readonly Conversation[] = [
  withBoth('reminds of an issue at a time of the person, without an approval', async (talk) => {
    await withNone(talk);
    const key = await talk.jira.newIssue({ summary: 'Paint the pier' });
    const { updated } = await talk.jira.fields(key);
    const turn = await talk.says(
      `remind me of ${key} tomorrow at 9`,
      remind({ do: 'set', key, at: tomorrowAt(talk, '09:00') }),
    );
    expect(turn.plans).toEqual([]);
    const [output] = outputsOf<{ done: string }>(turn);
    expect(output?.done).toBe(
      `I will remind you of ${key} “Paint the pier” tomorrow at 09:00 (Europe/Berlin).`,
    );
    const { reminders } = await remindersOf(talk);
    expect(reminders).toMatchObject([
      { issue: { key }, at: `${tomorrowAt(talk, '08:00')}:00.000Z`, timeZone: 'Europe/Berlin', text: null },
    ]);
    expect((await talk.jira.fields(key)).updated).toBe(updated);
  }),

  withBoth('reminds of a few words, in hours, and of what to do about an issue', async (talk) => {
    await withNone(talk);
    const key = await talk.jira.newIssue();
    await talk.says('remind me in 2 hours to call Zoë', remind({ do: 'set', at: '2h', text: 'call Zoë' }));
    await talk.says(
      `remind me in 3 hours to check ${key}`,
      remind({ do: 'set', at: '3h', key, text: `check ${key}` }),
    );
    const { reminders } = await remindersOf(talk);
    expect(reminders).toMatchObject([
      { text: 'call Zoë', issue: null, at: new Date(talk.stage.now() + 2 * hour).toISOString() },
      { text: `check ${key}`, issue: { key } },
    ]);
  }),

  withBoth('lists them, cancels one by its issue, and takes all back', async (talk) => {
    await withNone(talk);
    const key = await talk.jira.newIssue();
    const none = await talk.says('what reminders do I have?', remind({ do: 'list' }));
    expect(JSON.stringify(outputsOf(none))).toContain('You have no reminders.');
    await talk.says(
      `remind me of ${key} tomorrow at 9`,
      remind({ do: 'set', key, at: tomorrowAt(talk, '09:00') }),
    );
    await talk.says('remind me to stretch in an hour', remind({ do: 'set', text: 'stretch', at: '1h' }));
    const listed = await talk.says('what reminders do I have?', remind({ do: 'list' }));
    expect(outputsOf(listed)).toMatchObject([
      {
        done: 'You have 2 reminders.',
        reminders: [{ text: 'stretch' }, { issue: key, when: 'tomorrow at 09:00' }],
      },
    ]);
    await talk.says(`cancel the reminder for ${key}`, remind({ do: 'cancel', which: key }));
    expect((await remindersOf(talk)).reminders).toMatchObject([{ text: 'stretch' }]);
    await talk.says('cancel all my reminders', remind({ do: 'cancel', which: 'all' }));
    expect((await remindersOf(talk)).reminders).toEqual([]);
  }),

  withBoth('lets one wait until another time', async (talk) => {
    await withNone(talk);
    await talk.says('remind me to stretch in an hour', remind({ do: 'set', text: 'stretch', at: '1h' }));
    const turn = await talk.says(
      'snooze the reminder to stretch until tomorrow at 5pm',
      remind({ do: 'snooze', which: 'stretch', at: tomorrowAt(talk, '17:00') }),
    );
    expect(JSON.stringify(outputsOf(turn))).toContain('tomorrow at 17:00 (Europe/Berlin) instead');
    expect((await remindersOf(talk)).reminders).toMatchObject([
      { at: `${tomorrowAt(talk, '16:00')}:00.000Z` },
    ]);
  }),

  withBoth(
    'takes back what was set last: a reminder by cancelling it, a change by undoing it',
    async (talk) => {
      await withNone(talk);
      const key = await talk.jira.newIssue();
      const before = (await talk.jira.fields(key)).priority.name;
      await talk.carriesOut(
        `set the priority of ${key} to Lowest`,
        called('change_issue', { key, priority: 'Lowest' }),
      );
      await talk.says('remind me to stretch in an hour', remind({ do: 'set', text: 'stretch', at: '1h' }));
      const [reminder] = (await remindersOf(talk)).reminders;
      const turn = await talk.says('undo that', remind({ do: 'cancel', which: reminder?.id.slice(0, 8) }));
      expect(turn.plans).toEqual([]);
      expect((await remindersOf(talk)).reminders).toEqual([]);
      await talk.carriesOut('undo that', undo());
      expect((await talk.jira.fields(key)).priority.name).toBe(before);
    },
  ),

  withBoth('says that a time is over, and sets nothing', async (talk) => {
    await withNone(talk);
    const turn = await talk.says(
      'remind me yesterday to stretch',
      remind({ do: 'set', text: 'stretch', at: '2020-01-01T09:00' }),
    );
    expect(wordsOf(turn)).toContain('That time is over already.');
    expect((await remindersOf(talk)).reminders).toEqual([]);
  }),

  withScript('tells a model that its time is none, and lets it mend that', async (talk) => {
    await withNone(talk);
    const turn = await talk.says(
      'remind me to stretch at tea time',
      remind({ do: 'set', text: 'stretch', at: 'tea time' }),
      remind({ do: 'set', text: 'stretch', at: '4h' }),
    );
    expect(wordsOf(turn)).toContain('“tea time” is no time.');
    expect((await remindersOf(talk)).reminders).toMatchObject([{ text: 'stretch' }]);
  }),

  withBoth('says that an issue is not there, or hidden', async (talk) => {
    await withNone(talk);
    const turn = await talk.says(
      'remind me of PAY-99999 tomorrow',
      remind({ do: 'set', key: 'PAY-99999', at: tomorrowAt(talk, '09:00') }),
    );
    expect(wordsOf(turn)).toMatch(/does not exist|no such|not find|may not see|cannot/i);
    expect((await remindersOf(talk)).reminders).toEqual([]);
  }),

  withBoth('asks which one is meant where several fit, and cancels none', async (talk) => {
    await withNone(talk);
    const key = await talk.jira.newIssue();
    await talk.says(`remind me of ${key} in an hour`, remind({ do: 'set', key, at: '1h' }));
    await talk.says(`remind me of ${key} in 2 hours`, remind({ do: 'set', key, at: '2h' }));
    const turn = await talk.says(`cancel the reminder for ${key}`, remind({ do: 'cancel', which: key }));
    expect(wordsOf(turn)).toContain('2 of your reminders fit.');
    expect((await remindersOf(talk)).reminders).toHaveLength(2);
  }),

  withBoth(
    "cancels nobody else's",
    async (talk) => {
      const { browser } = await remindersOf(talk);
      await withNone(talk);
      await browser.post('/api/reminders', { at: '1d', text: 'mine' });
      const turn = await talk.says('cancel all my reminders', remind({ do: 'cancel', which: 'all' }));
      expect(wordsOf(turn)).toContain('You have no reminders to cancel.');
      expect((await remindersOf(talk)).reminders).toMatchObject([{ text: 'mine' }]);
    },
    named('Tomás'),
  ),
];
