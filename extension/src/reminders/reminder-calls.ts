import { type Reminder, remindersSchema } from '@sidelight/contract';
import type { StoredSession } from '../sign-in/session-store.ts';

const patienceMs = 10_000;

export interface Caller {
  readonly session: StoredSession;
  readonly fetch: typeof globalThis.fetch;
}

/**
 * Those whose time has come. With "keys" the server asks nothing of Jira. Null when the server cannot be reached or does
 * not know the session any more: then nothing is known, which is not the same as none.
 */
export async function deliveredReminders(
  caller: Caller,
  issues: 'now' | 'keys',
): Promise<readonly Reminder[] | null> {
  const response = await call(caller, 'GET', `/api/reminders?state=delivered&issues=${issues}`);
  const answer = remindersSchema.safeParse(await response?.json().catch(() => null));
  return response?.ok === true && answer.success ? answer.data.reminders : null;
}

/** `at` as the server reads it: "10m". False when it was not done. */
export async function snoozeReminder(caller: Caller, id: string, at: string): Promise<boolean> {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return done(
    await call(caller, 'POST', `/api/reminders/${encodeURIComponent(id)}/snooze`, { at, timeZone }),
  );
}

/** True also when it was gone already. */
export async function dismissReminder(caller: Caller, id: string): Promise<boolean> {
  return done(await call(caller, 'DELETE', `/api/reminders/${encodeURIComponent(id)}`));
}

function done(response: Response | null): boolean {
  return response !== null && (response.ok || response.status === 404);
}

async function call(
  { session, fetch }: Caller,
  method: string,
  path: string,
  body?: object,
): Promise<Response | null> {
  try {
    return await fetch(`${session.server}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${session.sessionToken}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      credentials: 'omit',
      cache: 'no-store',
      signal: AbortSignal.timeout(patienceMs),
    });
  } catch {
    return null;
  }
}
