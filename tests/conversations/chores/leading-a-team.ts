import { expect } from 'vitest';
import { type Conversation, withBuiltIn } from '../chore.ts';
import { outputsOf, type Talk, wordsOf } from '../talk.ts';

interface Told {
  readonly done: string;
  readonly reminders: readonly { readonly issue?: string; readonly text?: string }[];
}

/** Nothing of the sentence is done; answers what the person is told. */
async function refused(talk: Talk, sentence: string): Promise<string> {
  const turn = await talk.says(sentence);
  expect([sentence, turn.plans]).toEqual([sentence, []]);
  return wordsOf(turn);
}

const told = async (talk: Talk, sentence: string) => outputsOf<Told>(await talk.says(sentence))[0];
const assigneeOf = async (talk: Talk, key: string) =>
  (await talk.jira.fields(key)).assignee?.displayName ?? null;

export const leadingATeam: readonly Conversation[] = [
  withBuiltIn('cancels a reminder of the list that was just shown', async (talk) => {
    const key = await talk.jira.newIssue();
    await talk.says('cancel all my reminders');
    await talk.says(`remind me tomorrow at 9 about ${key}`);
    await talk.says('remind me on Friday at 15:00 to call the bank');
    await talk.says('my reminders');
    expect(await refused(talk, 'cancel it')).toContain('which of the 2 you mean');
    await talk.says('my reminders');
    expect(await refused(talk, 'cancel the third')).toContain('there are 2 reminders in the list');
    await talk.says('my reminders');
    expect((await told(talk, 'cancel the second'))?.done).toContain('call the bank');
    expect((await told(talk, 'my reminders'))?.reminders).toMatchObject([{ issue: key }]);
    await talk.says('cancel it');
    expect((await told(talk, 'my reminders'))?.reminders).toEqual([]);
  }),

  withBuiltIn('cancels the reminder that was just set, and all of a list', async (talk) => {
    await talk.says('remind me in 2 hours to call the harbour');
    expect((await told(talk, 'cancel it'))?.done).toContain('call the harbour');
    await talk.says('remind me in 2 hours to call the harbour');
    await talk.says('remind me in 3 hours to call the bank');
    await talk.says('list my reminders');
    await talk.says('cancel all of them');
    expect((await told(talk, 'my reminders'))?.reminders).toEqual([]);
  }),

  withBuiltIn('"cancel it" is about no reminder once something else was spoken of', async (talk) => {
    await talk.says('remind me in 2 hours to call the harbour');
    await talk.says(`show ${await talk.jira.newIssue()}`);
    await talk.says('cancel it');
    expect((await told(talk, 'my reminders'))?.reminders).toHaveLength(1);
    await talk.says('cancel it');
  }),

  withBuiltIn('finds what is blocked by another issue, and what blocks it', async (talk) => {
    const [blocked, by] = [await talk.jira.newIssue(), await talk.jira.newIssue()];
    await talk.carriesOut(`${blocked} is blocked by ${by}`);
    for (const sentence of [
      'what is blocked?',
      'which issues are blocked',
      'which tasks are blocked in PAY',
    ]) {
      const words = wordsOf(await talk.says(sentence));
      expect(words).toContain(`[${blocked}]`);
      expect(words).not.toContain(`[${by}]`);
    }
    expect(wordsOf(await talk.says(`what is blocking ${blocked}?`))).toContain(by);
    expect(await refused(talk, `mark ${blocked} as blocked`)).toContain('I do not know what to make of');
  }),

  withBuiltIn('takes an issue off the person who asks, and off nobody else', async (talk) => {
    const sentences = [
      (key: string) => `take ${key} off me`,
      (key: string) => `remove me from ${key}`,
      (key: string) => `${key} is not mine any more`,
      (key: string) => `take ${key} off my plate`,
    ];
    for (const sentence of sentences) {
      const key = await talk.jira.newIssue();
      await talk.carriesOut(`assign ${key} to me`);
      await talk.carriesOut(sentence(key));
      expect(await assigneeOf(talk, key)).toBeNull();
      await talk.carriesOut(`assign ${key} to Zoë Lindqvist`);
      expect(await refused(talk, sentence(key))).toContain('so nothing was changed');
      expect(await assigneeOf(talk, key)).toBe('Zoë Lindqvist');
    }
    const key = await talk.jira.newIssue();
    await talk.carriesOut(`assign ${key} to Zoë Lindqvist`);
    await talk.carriesOut(`unassign ${key}`);
    expect(await assigneeOf(talk, key)).toBeNull();
  }),

  withBuiltIn('says how long the list is when its second is meant and there is none', async (talk) => {
    const key = await talk.jira.newIssue();
    expect(await refused(talk, 'assign the second to Priya')).toContain('no list was shown');
    await talk.says(`show ${key}`);
    expect(await refused(talk, 'assign the second to Priya')).toContain(
      'the list that was shown has one issue',
    );
    expect(await assigneeOf(talk, key)).toBeNull();
  }),

  withBuiltIn('leaves to Jira how it is set up, and says what it does instead', async (talk) => {
    for (const sentence of [
      'delete the project PAY',
      'delete project Payments',
      'delete the Payments project',
      'archive the project PAY',
      'create a project called Foo',
      'delete sprint 17',
      'create a sprint',
      'close the current sprint',
      'start the next sprint',
      'create a component API in PAY',
      'create a filter for my bugs',
      'create a dashboard',
      'release version 2.0',
      'add a user',
    ]) {
      expect(await refused(talk, sentence)).toMatch(
        /has to be done in Jira itself\. I find, create, change, comment on and delete issues/,
      );
    }
  }),

  withBuiltIn('asks back where a command has a condition, a time or two people', async (talk) => {
    const key = await talk.jira.newIssue();
    const before = await talk.jira.fields(key);
    for (const sentence of [
      `close ${key} unless it is blocked`,
      `close ${key} if Priya agrees`,
      `close ${key} tomorrow`,
      `assign ${key} to Priya and Zoë`,
      `assign ${key} to Priya or Zoë`,
      `don't close ${key}`,
      `do not assign ${key} to me`,
      `should I close ${key}?`,
      `could somebody close ${key}?`,
      `was ${key} closed?`,
      `has Priya closed ${key}?`,
      `move ${key} to GAME`,
      `clone ${key}`,
      `bump ${key}`,
      `rename ${key}`,
      `make ${key} private`,
      `flag ${key}`,
      `escalate ${key}`,
      `ask Priya on ${key} when it will be done`,
      `delete all comments on ${key}`,
      'close everything in PAY',
      'move everything not done to the next sprint',
      'undo everything',
    ]) {
      await refused(talk, sentence);
    }
    expect(await talk.jira.fields(key)).toEqual(before);
  }),

  withBuiltIn('knows what is left in the sprint', async (talk) => {
    const words = wordsOf(await talk.says('what is left in the sprint?'));
    expect(words).toContain('statusCategory != Done AND sprint IN openSprints()');
  }),
];
