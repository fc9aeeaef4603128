import type { StorageArea } from '../storage/storage-area.ts';
import { forgetSession, type StoredSession } from './session-store.ts';

const patienceMs = 5_000;

/**
 * Ends the session on the server and forgets it here. It is forgotten here in any case; false says that the
 * server could not be told, so that the session there lives on until it expires.
 */
export async function signOut(
  session: StoredSession,
  area: StorageArea,
  fetch: typeof globalThis.fetch,
): Promise<boolean> {
  await forgetSession(area);
  try {
    const response = await fetch(`${session.server}/api/auth/logout`, {
      method: 'POST',
      headers: { authorization: `Bearer ${session.sessionToken}` },
      credentials: 'omit',
      signal: AbortSignal.timeout(patienceMs),
    });
    return response.ok || response.status === 401;
  } catch {
    return false;
  }
}
