import { extensionTokenSchema } from '@sidelight/contract';
import { z } from 'zod';
import type { StorageArea } from '../storage/storage-area.ts';

/** A session belongs to the server that gave it and is never shown to another. */
const storedSessionSchema = extensionTokenSchema.extend({ server: z.url() });
export type StoredSession = z.infer<typeof storedSessionSchema>;

export const sessionKey = 'session';

/** The session kept for `server`, or null when there is none, it is over, or it is another server's. */
export async function readSession(
  area: StorageArea,
  server: string,
  now: Date,
): Promise<StoredSession | null> {
  const session = storedSessionSchema.safeParse((await area.get(sessionKey))[sessionKey]);
  if (!session.success || session.data.server !== server) return null;
  return new Date(session.data.expiresAt) > now ? session.data : null;
}

export async function writeSession(area: StorageArea, session: StoredSession): Promise<void> {
  await area.set({ [sessionKey]: session });
}

export async function forgetSession(area: StorageArea): Promise<void> {
  await area.remove(sessionKey);
}
