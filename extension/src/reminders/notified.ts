import { z } from 'zod';
import type { StorageArea } from '../storage/storage-area.ts';

const key = 'notified-reminders';
/** By the reminder's id, when it was delivered: one that was snoozed is delivered again. */
const notifiedSchema = z.record(z.string(), z.string());

/** What the person was notified of; kept because the background worker forgets everything when it is idle. */
export async function readNotified(area: StorageArea): Promise<Readonly<Record<string, string>>> {
  const notified = notifiedSchema.safeParse((await area.get(key))[key]);
  return notified.success ? notified.data : {};
}

export async function writeNotified(
  area: StorageArea,
  notified: Readonly<Record<string, string>>,
): Promise<void> {
  await area.set({ [key]: notified });
}
