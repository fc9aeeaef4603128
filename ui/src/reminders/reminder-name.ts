import type { Reminder } from '@sidelight/contract';

/** What a reminder is called in a few words: "PAY-12: call Zoë". */
export function reminderName({ issue, text }: Reminder): string {
  return [issue?.key, text].filter((part) => part !== undefined && part !== null).join(': ');
}
