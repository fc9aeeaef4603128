import { expect, it } from 'vitest';
import { interpret } from '../index.ts';
import { situation } from '../test-site.ts';

// It is Monday 23 November 2026, noon in Berlin.
const context = { lastIssues: ['PAY-7'] };

it.each([
  ['remind me of PAY-12 tomorrow at 9', { at: '2026-11-24T09:00', key: 'PAY-12' }],
  ['Remind me about PAY-12 tomorrow.', { at: '2026-11-24T09:00', key: 'PAY-12' }],
  ['remind me of PAY-12 tomorrow morning', { at: '2026-11-24T09:00', key: 'PAY-12' }],
  ['remind me of PAY-12 tomorrow afternoon', { at: '2026-11-24T14:00', key: 'PAY-12' }],
  ['remind me of PAY-12 tomorrow evening at 7', { at: '2026-11-24T19:00', key: 'PAY-12' }],
  ['remind me on Friday to check PAY-3', { at: '2026-11-27T09:00', key: 'PAY-3', text: 'check PAY-3' }],
  ['remind me in 2 hours to call Zoë', { at: '120m', text: 'call Zoë' }],
  ['can you remind me to call Zoë in 2 hours?', { at: '120m', text: 'call Zoë' }],
  ['remind me to call Zoë at 5pm', { at: '2026-11-23T17:00', text: 'call Zoë' }],
  ['remind me to call Zoë at 5 p.m.', { at: '2026-11-23T17:00', text: 'call Zoë' }],
  ['remind me at 17:30 to call Zoë', { at: '2026-11-23T17:30', text: 'call Zoë' }],
  // Half past nine is over today.
  ['remind me at 9:30 to call Zoë', { at: '2026-11-24T09:30', text: 'call Zoë' }],
  ['remind me at 5 to call Zoë', { at: '2026-11-23T17:00', text: 'call Zoë' }],
  ['remind me at 05:00 to call Zoë', { at: '2026-11-24T05:00', text: 'call Zoë' }],
  ['remind me of PAY-12 next Monday', { at: '2026-11-30T09:00', key: 'PAY-12' }],
  ['remind me of PAY-12 next Monday at noon', { at: '2026-11-30T12:00', key: 'PAY-12' }],
  ['remind me of PAY-12 next week', { at: '2026-11-30T09:00', key: 'PAY-12' }],
  ['remind me of PAY-12 next month', { at: '2026-12-01T09:00', key: 'PAY-12' }],
  ['remind me in 20 minutes', { at: '20m', key: 'PAY-7' }],
  ['remind me of it in an hour', { at: '60m', key: 'PAY-7' }],
  ['remind me in half an hour of this issue', { at: '30m', key: 'PAY-7' }],
  ['remind me in an hour and a half to stretch', { at: '90m', text: 'stretch' }],
  ['remind me in 1h30m to stretch', { at: '90m', text: 'stretch' }],
  ['remind me in a couple of days to stretch', { at: '2d', text: 'stretch' }],
  ['remind me in two weeks of PAY-12', { at: '14d', key: 'PAY-12' }],
  ['remind me of PAY-12 on 27 Nov at 10', { at: '2026-11-27T10:00', key: 'PAY-12' }],
  ['remind me of PAY-12 on the 27th', { at: '2026-11-27T09:00', key: 'PAY-12' }],
  ['remind me at 10 on Friday of PAY-12', { at: '2026-11-27T10:00', key: 'PAY-12' }],
  ['remind me of PAY-12 this evening', { at: '2026-11-23T18:00', key: 'PAY-12' }],
  ['remind me of PAY-12 tonight at 8', { at: '2026-11-23T20:00', key: 'PAY-12' }],
  ['remind me of PAY-12 at the end of the day', { at: '2026-11-23T17:00', key: 'PAY-12' }],
  [
    'remind me about PAY-12 tomorrow at 9 to look at the logs',
    { at: '2026-11-24T09:00', key: 'PAY-12', text: 'look at the logs' },
  ],
  [
    'remind me tomorrow at 9 about the release notes of Friday',
    { at: '2026-11-24T09:00', text: 'the release notes of Friday' },
  ],
  [
    'remind me to comment on PAY-12 tomorrow',
    { at: '2026-11-24T09:00', key: 'PAY-12', text: 'comment on PAY-12' },
  ],
  [
    'remind me to compare PAY-1 and PAY-2 tomorrow',
    { at: '2026-11-24T09:00', text: 'compare PAY-1 and PAY-2' },
  ],
  ['remind me tomorrow: "Ask Sam, twice"', { at: '2026-11-24T09:00', text: 'Ask Sam, twice' }],
  ['tomorrow at 9 remind me of PAY-12', { at: '2026-11-24T09:00', key: 'PAY-12' }],
  ['in 20 minutes, remind me to stretch', { at: '20m', text: 'stretch' }],
  ['set a reminder for PAY-12 tomorrow at 9', { at: '2026-11-24T09:00', key: 'PAY-12' }],
  ['set a reminder for tomorrow at 9 to call Zoë', { at: '2026-11-24T09:00', text: 'call Zoë' }],
  ['remind me about PAY-12 in 3 days at 10', { at: '2026-11-26T10:00', key: 'PAY-12' }],
  ['remind me of PAY-12 at half past nine', { at: '2026-11-24T09:30', key: 'PAY-12' }],
  ['remind me of PAY-12 at quarter to 5', { at: '2026-11-23T16:45', key: 'PAY-12' }],
  ['remind me of PAY-12 a week from now', { at: '7d', key: 'PAY-12' }],
  ['remind me of PAY-12 this weekend', { at: '2026-11-28T09:00', key: 'PAY-12' }],
  ['remind me about PAY-12 on 2026-12-24 at 14:30', { at: '2026-12-24T14:30', key: 'PAY-12' }],
  ['reminder: call Zoë tomorrow at 9', { at: '2026-11-24T09:00', text: 'call Zoë' }],
  ['add reminder for tomorrow 9am: call Zoë', { at: '2026-11-24T09:00', text: 'call Zoë' }],
  ['I need a reminder for PAY-12 on Friday', { at: '2026-11-27T09:00', key: 'PAY-12' }],
  ['I want to be reminded of PAY-12 on Friday', { at: '2026-11-27T09:00', key: 'PAY-12' }],
  ["don't let me forget to call Zoë on Friday", { at: '2026-11-27T09:00', text: 'call Zoë' }],
])('%s', (sentence, reminder) => {
  expect(interpret(sentence, { ...situation, context })).toEqual({ kind: 'remind', do: 'set', ...reminder });
});

it('says that a text is too long instead of cutting it', () => {
  const long = `remind me tomorrow to ${'think '.repeat(100)}`;
  expect(interpret(long, situation)).toMatchObject({ missing: 'how to keep more than 500 characters' });
});

it.each(['undo that', 'cancel the reminder', 'cancel that reminder'])(
  '%s means the reminder that was set just before',
  (sentence) => {
    const lastReminder = '0c3e4b7a';
    expect(interpret(sentence, { ...situation, context: { lastReminder } })).toEqual({
      kind: 'remind',
      do: 'cancel',
      which: lastReminder,
    });
  },
);

it('takes the clock of where the person is', () => {
  const at = (timeZone: string) =>
    interpret('remind me at 9pm to stretch', { ...situation, timeZone, context });
  expect(at('Asia/Tokyo')).toMatchObject({ at: '2026-11-23T21:00' });
  expect(at('Pacific/Auckland')).toMatchObject({ at: '2026-11-24T21:00' });
  expect(at('Nowhere/Else')).toMatchObject({ at: '2026-11-23T21:00' });
});

it.each([
  ['what reminders do I have?', { do: 'list' }],
  ['show my reminders', { do: 'list' }],
  ['reminders', { do: 'list' }],
  ['when is my next reminder?', { do: 'list' }],
  ['do I have reminders for PAY-12?', { do: 'list' }],
  ['show me the reminders for PAY-12', { do: 'list' }],
  ['cancel my PAY-12 reminder', { do: 'cancel', which: 'PAY-12' }],
  ['delete the PAY-12 reminder', { do: 'cancel', which: 'PAY-12' }],
  ['snooze 10 minutes', { do: 'snooze', at: '10m' }],
  ['cancel the reminder for PAY-12', { do: 'cancel', which: 'PAY-12' }],
  ['delete my reminder about the release notes', { do: 'cancel', which: 'the release notes' }],
  ['cancel the reminder to call Zoë', { do: 'cancel', which: 'call Zoë' }],
  ['cancel all my reminders', { do: 'cancel', which: 'all' }],
  ['cancel the reminders for PAY-12', { do: 'cancel', which: 'all PAY-12' }],
  ['cancel the reminder', { do: 'cancel' }],
  ['cancel that reminder, please', { do: 'cancel' }],
  ['stop reminding me of PAY-12', { do: 'cancel', which: 'PAY-12' }],
  ["don't remind me of PAY-12 any more", { do: 'cancel', which: 'PAY-12' }],
  ['cancel the reminder for this issue', { do: 'cancel', which: 'PAY-7' }],
  ['snooze for 10 minutes', { do: 'snooze', at: '10m' }],
  ['snooze it for an hour', { do: 'snooze', at: '60m' }],
  [
    'snooze the reminder for PAY-12 until tomorrow at 9',
    { do: 'snooze', at: '2026-11-24T09:00', which: 'PAY-12' },
  ],
  ['move my reminder for PAY-12 to Friday', { do: 'snooze', at: '2026-11-27T09:00', which: 'PAY-12' }],
  [
    'postpone the reminder to call Zoë until 5pm',
    { do: 'snooze', at: '2026-11-23T17:00', which: 'call Zoë' },
  ],
])('%s', (sentence, reminder) => {
  expect(interpret(sentence, { ...situation, context })).toEqual({ kind: 'remind', ...reminder });
});

it.each([
  ['remind me of PAY-12', 'when'],
  ['remind me of PAY-12 today', 'when'],
  ['remind me later to call Zoë', 'when'],
  ['remind me of PAY-12 a week from Monday', 'when'],
  ['remind me to check PAY-3 before Friday', 'when'],
  ['remind me when PAY-12 is done', 'how to wait for something to happen; name a time'],
  ['remind me tomorrow', 'what to remind you of'],
  ['remind me of it tomorrow', 'which issue you mean'],
  ['remind me to stretch every Monday', 'how to remind you more than once'],
  ['remind me every Monday to stretch', 'how to remind you more than once'],
  ['snooze the reminder for PAY-12', 'until when'],
  [
    'remind Sam of PAY-12 tomorrow',
    'how to remind anybody but you; a comment that mentions them reaches them',
  ],
])('%s is not clear', (sentence, missing) => {
  expect(interpret(sentence, situation)).toMatchObject({
    kind: 'unknown',
    understood: 'you want to be reminded',
    missing,
  });
});

it.each([
  'create a task to add a reminder mail',
  'move PAY-12 to Done',
  'comment on PAY-12: remind me tomorrow',
  'delete PAY-12',
  'cancel',
  'show issues about reminders',
  'what is the reminders bug about?',
  'show the reminders epic',
  'change the due date of PAY-12 to Friday',
])('%s sets no reminder', (sentence) => {
  expect(interpret(sentence, situation).kind).not.toBe('remind');
});
