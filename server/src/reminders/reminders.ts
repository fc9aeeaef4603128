import type { Ambient } from '../ambient.ts';
import type { IssueSnapshot, JiraAccount } from '../jira/jira.ts';
import type { Reminder } from './reminder.ts';
import type { ReminderBus } from './reminder-bus.ts';
import { ReminderError } from './reminder-error.ts';
import { reminderTime } from './reminder-time.ts';
import type { ReminderStore } from './store.ts';

/** Waiting ones and those that stand in the list, together. */
const mostPerPerson = 100;

export interface WantedReminder {
  /** As `reminderTime` reads it. */
  readonly at: string;
  /** IANA name that the runtime knows. */
  readonly timeZone: string;
  readonly text?: string | undefined;
  readonly key?: string | undefined;
}

/** The reminders of people: each sees and changes their own alone. Nothing of it is written to Jira. */
export class Reminders {
  readonly #store: ReminderStore;
  readonly #bus: ReminderBus;
  readonly #ambient: Pick<Ambient, 'now' | 'newId'>;
  readonly #audiences = new Map<string, Set<() => void>>();

  constructor({
    store,
    bus,
    ambient,
  }: {
    store: ReminderStore;
    bus: ReminderBus;
    ambient: Pick<Ambient, 'now' | 'newId'>;
  }) {
    this.#store = store;
    this.#bus = bus;
    this.#ambient = ambient;
    bus.listen({
      changed: (connectionId) => this.#tell(connectionId),
      gap: () => {
        for (const connectionId of this.#audiences.keys()) this.#tell(connectionId);
      },
    });
  }

  /**
   * Sets one. An issue must be one that the person can see: throws Jira's error when not, reminder.nothing without issue
   * and text, reminder.too-many, and what `reminderTime` throws.
   */
  async set(
    connectionId: string,
    { at, timeZone, text, key }: WantedReminder,
    account: Pick<JiraAccount, 'snapshot' | 'siteUrl'>,
  ): Promise<{ reminder: Reminder; issue: IssueSnapshot | null }> {
    if (text === undefined && key === undefined) throw new ReminderError('reminder.nothing');
    const dueAt = reminderTime(at, { now: this.#ambient.now(), timeZone });
    const [issue, siteUrl] =
      key === undefined ? [null, ''] : await Promise.all([account.snapshot(key), account.siteUrl()]);
    const reminder = {
      id: this.#ambient.newId(),
      connectionId,
      text: text ?? null,
      issue: issue === null ? null : { key: issue.key, siteUrl },
      dueAt,
      timeZone,
    };
    if (!(await this.#store.add(reminder, mostPerPerson))) {
      throw new ReminderError('reminder.too-many', { detail: `There is room for ${mostPerPerson}.` });
    }
    this.#bus.changed(connectionId);
    return { reminder: { ...reminder, deliveredAt: null }, issue };
  }

  /** All of a person's, the earliest first. */
  of(connectionId: string): Promise<Reminder[]> {
    return this.#store.of(connectionId);
  }

  /** Cancels one that waits, or takes one that stands in the list off it. Throws reminder.unknown. */
  async remove(connectionId: string, id: string): Promise<Reminder> {
    return this.#changed(await this.#store.remove(connectionId, id));
  }

  /** It waits again, until then. Throws reminder.unknown and what `reminderTime` throws. */
  async snooze(
    connectionId: string,
    id: string,
    { at, timeZone }: Pick<WantedReminder, 'at' | 'timeZone'>,
  ): Promise<Reminder> {
    const dueAt = reminderTime(at, { now: this.#ambient.now(), timeZone });
    return this.#changed(await this.#store.postpone(connectionId, id, { dueAt, timeZone }));
  }

  /** Delivers what is due; answers how many. See `ReminderStore.deliverDue`. */
  async deliverDue(limit: number): Promise<number> {
    const { connectionIds, delivered } = await this.#store.deliverDue(this.#ambient.now(), limit);
    for (const connectionId of connectionIds) this.#bus.changed(connectionId);
    return delivered;
  }

  /** Calls back whenever reminders of that person have changed, in any process. Answers the way to end it. */
  subscribe(connectionId: string, listener: () => void): () => void {
    const audience = this.#audiences.get(connectionId) ?? new Set();
    this.#audiences.set(connectionId, audience);
    const own = () => listener();
    audience.add(own);
    return () => {
      audience.delete(own);
      if (audience.size === 0 && this.#audiences.get(connectionId) === audience) {
        this.#audiences.delete(connectionId);
      }
    };
  }

  #changed(reminder: Reminder | null): Reminder {
    if (reminder === null) throw new ReminderError('reminder.unknown');
    this.#bus.changed(reminder.connectionId);
    return reminder;
  }

  #tell(connectionId: string): void {
    for (const listener of [...(this.#audiences.get(connectionId) ?? [])]) listener();
  }
}
