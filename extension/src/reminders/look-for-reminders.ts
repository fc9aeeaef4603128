import type { StorageArea } from '../storage/storage-area.ts';
import { type Notifications, notificationId, notificationOf } from './notification.ts';
import { readNotified, writeNotified } from './notified.ts';
import { type Caller, deliveredReminders } from './reminder-calls.ts';

export interface Look {
  /** Null when nobody is signed in. */
  readonly caller: Caller | null;
  readonly area: StorageArea;
  readonly notifications: Notifications;
  readonly iconUrl: string;
  /** Whether this browser's notifications can have any. */
  readonly buttons: boolean;
}

/**
 * Notifies of the reminders whose time has come since the last look, each delivery once, and takes down the notifications
 * of those that were answered elsewhere. Jira is asked only when there is something new to say.
 */
export async function lookForReminders({ caller, area, notifications, ...look }: Look): Promise<void> {
  const notified = await readNotified(area);
  const standing = caller === null ? [] : await deliveredReminders(caller, 'keys');
  if (standing === null) return;
  const now = Object.fromEntries(standing.map(({ id, deliveredAt }) => [id, deliveredAt ?? '']));
  for (const id of Object.keys(notified)) {
    if (now[id] === undefined) await notifications.clear(notificationId(id));
  }
  const isNew = (id: string) => notified[id] !== now[id];
  if (caller !== null && standing.some(({ id }) => isNew(id))) {
    const told = (await deliveredReminders(caller, 'now')) ?? standing;
    for (const reminder of told) {
      if (now[reminder.id] === undefined || !isNew(reminder.id)) continue;
      await notifications.create(notificationId(reminder.id), notificationOf(reminder, look));
    }
  }
  await writeNotified(area, now);
}
