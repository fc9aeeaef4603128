import type { Reminder } from './reminder.ts';

/** What keeps reminders. Every change is told to the processes on the same database; see `ReminderBus`. */
export interface ReminderStore {
  /** False when the person has `most` already: then it is not kept. */
  add(reminder: Omit<Reminder, 'deliveredAt'>, most: number): Promise<boolean>;
  /** All of a person's, the earliest first. */
  of(connectionId: string): Promise<Reminder[]>;
  /** Answers what was removed; null when the person has none with this id. */
  remove(connectionId: string, id: string): Promise<Reminder | null>;
  /** It waits again, until then. Null when the person has none with this id. */
  postpone(connectionId: string, id: string, until: When): Promise<Reminder | null>;
  /**
   * Delivers at most `limit` of those whose time has come, the earliest first, and answers whose they are, each person
   * once, and how many. Each is delivered once, whichever process comes first: taking it and delivering it are one commit.
   */
  deliverDue(now: number, limit: number): Promise<{ connectionIds: string[]; delivered: number }>;
  /** When the next one is due that was not delivered; null when none waits. */
  nextDue(): Promise<number | null>;
}

export type When = Pick<Reminder, 'dueAt' | 'timeZone'>;
