import { describe, expect, it } from 'vitest';
import type { Reminder } from '../../../reminders/reminder.ts';
import { remindersMeant } from './reminders-meant.ts';

const reminder = (id: string, key: string | null, text: string | null, delivered = false): Reminder => ({
  id: `${id}-0c3e-4b7a-9d52-8f6e21b70001`,
  connectionId: 'ann',
  text,
  issue: key === null ? null : { key, siteUrl: 'https://acme.example' },
  dueAt: 0,
  timeZone: 'UTC',
  deliveredAt: delivered ? 0 : null,
});
const zoe = reminder('aaaaaaa1', null, 'call Zoë');
const pay = reminder('aaaaaaa2', 'PAY-12', null);
const payLogs = reminder('aaaaaaa3', 'PAY-12', 'look at the logs');
const standing = reminder('aaaaaaa4', 'PAY-1', null, true);
const all = [zoe, pay, payLogs, standing];
const words = { what: 'cancel', describe: ({ id }: Reminder) => id.slice(0, 8) } as const;

describe('which reminder is meant', () => {
  it.each([
    ['zoe', all, [zoe]],
    ['CALL', all, [zoe]],
    ['aaaaaaa2', all, [pay]],
    [pay.id, all, [pay]],
    ['pay-1', all, [standing]],
    ['the logs', all, [payLogs]],
    ['all', all, all],
    ['all PAY-12', all, [pay, payLogs]],
    [undefined, [zoe], [zoe]],
    [undefined, all, [standing]],
  ])('%s', (which, given, meant) => {
    expect(remindersMeant(which, given, words)).toEqual(meant);
  });

  it.each([
    ['PAY-12', all, '2 of your reminders fit. Say which one to cancel: aaaaaaa2; aaaaaaa3.'],
    [undefined, [zoe, pay], '2 of your reminders fit. Say which one to cancel: aaaaaaa1; aaaaaaa2.'],
    ['aaaaaaa', all, 'You have no reminder for “aaaaaaa”.'],
    ['PAY-2', all, 'You have no reminder for “PAY-2”. You have: aaaaaaa1; aaaaaaa2; aaaaaaa3; aaaaaaa4.'],
    ['PAY-2', [], 'You have no reminders to cancel.'],
  ])('%s is not clear', (which, given, sentence) => {
    expect(() => remindersMeant(which, given, words)).toThrow(sentence);
  });
});
