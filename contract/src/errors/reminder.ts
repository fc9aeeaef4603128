import type { ErrorEntry } from './error-entry.ts';

/** Reminders. */
export const reminderErrors = {
  'reminder.unknown': {
    status: 404,
    title: 'There is no such reminder of yours.',
    advice: 'It may have been cancelled or dismissed meanwhile; ask which reminders you have.',
  },
  'reminder.nothing': {
    status: 422,
    title: 'A reminder needs an issue or a few words.',
    advice: 'Say what you want to be reminded of.',
  },
  'reminder.time-unclear': {
    status: 422,
    title: 'The time of the reminder is not clear.',
    advice: 'Give it as 2026-11-27T09:00 in your own time, or from now on as 20m, 2h or 3d.',
  },
  'reminder.time-impossible': {
    status: 422,
    title: 'Nobody can be reminded at that time.',
    advice: 'Choose a time that is still ahead.',
  },
  'reminder.too-many': {
    status: 409,
    title: 'You have as many reminders as one person may have.',
    advice: 'Cancel or dismiss some of them first.',
  },
} as const satisfies Record<string, ErrorEntry>;
