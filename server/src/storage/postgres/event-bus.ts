import { setTimeout as sleep } from 'node:timers/promises';
import { type TokenEvent, tokenEventSchema } from '@sidelight/contract';
import { sql } from 'kysely';
import type { Client } from 'pg';
import { z } from 'zod';
import { ReminderListeners } from '../../reminders/reminder-bus.ts';
import { BusListeners } from '../../vault/event-bus.ts';
import type { Database } from '../database.ts';
import type { ProcessBus } from '../event-bus.ts';

const channel = 'sidelight_token_events';
/** Carries the connection's id alone. */
const reminderChannel = 'sidelight_reminders';
const noticeSchema = z.object({ connectionId: z.string(), event: tokenEventSchema });
/** NOTIFY carries less than 8,000 bytes. An event is a few hundred; a larger one is looked up after a gap. */
const noticeAtMost = 7_900;
const firstPauseMs = 100;
const longestPauseMs = 5_000;
/** A connection whose other end vanished without a word is noticed so late. */
const heartbeatMs = 15_000;

/** Tells every process of the event once the transaction commits, and never if it does not. */
export async function notify(transaction: Database, connectionId: string, event: TokenEvent): Promise<void> {
  const notice = JSON.stringify({ connectionId, event });
  const payload = Buffer.byteLength(notice) < noticeAtMost ? notice : 'gap';
  await sql`select pg_notify(${channel}, ${payload})`.execute(transaction);
}

/** Tells every process, once the transaction commits, that reminders of that connection have changed. */
export async function notifyOfReminders(transaction: Database, connectionId: string): Promise<void> {
  await sql`select pg_notify(${reminderChannel}, ${connectionId})`.execute(transaction);
}

/**
 * Events of every process on one PostgreSQL, by LISTEN on a connection of its own, which is made again when it breaks.
 * The caller ends it with `close`.
 */
export async function openPostgresBus(url: string): Promise<ProcessBus> {
  const { default: pg } = await import('pg');
  const listeners = new BusListeners();
  const reminders = new ReminderListeners();
  const closing = new AbortController();
  let client: Client | null = null;

  /** Resolves once it listens; `ended` when the connection breaks. */
  async function connect(): Promise<{ ended: Promise<void> }> {
    const fresh = new pg.Client({
      connectionString: url,
      application_name: 'sidelight events',
      keepAlive: true,
      connectionTimeoutMillis: 5_000,
      query_timeout: 5_000,
    });
    const ended = new Promise<void>((resolve) => {
      fresh.on('end', resolve);
      fresh.on('error', () => resolve());
    });
    fresh.on('notification', ({ channel: heardOn, payload = '' }) => {
      if (heardOn === reminderChannel) reminders.changed(payload);
      else hear(payload);
    });
    try {
      await fresh.connect();
      await fresh.query(`listen ${channel}; listen ${reminderChannel}`);
    } catch (error) {
      await fresh.end().catch(() => undefined);
      throw error;
    }
    client = fresh;
    return { ended };
  }

  function hear(payload: string): void {
    const notice = noticeSchema.safeParse(parsed(payload));
    if (notice.success) listeners.event(notice.data.connectionId, notice.data.event);
    else listeners.gap();
  }

  async function keepListening(first: Promise<void>): Promise<void> {
    let ended = first;
    while (!closing.signal.aborted) {
      await brokenOrSilent(ended);
      await client?.end().catch(() => undefined);
      for (let pause = firstPauseMs; !closing.signal.aborted; pause = Math.min(pause * 2, longestPauseMs)) {
        try {
          ({ ended } = await connect());
          listeners.gap();
          reminders.gap();
          break;
        } catch {
          await sleep(pause, undefined, { signal: closing.signal }).catch(() => undefined);
        }
      }
    }
  }

  async function brokenOrSilent(ended: Promise<void>): Promise<void> {
    let broken = false;
    const end = ended.then(() => {
      broken = true;
    });
    while (!broken && !closing.signal.aborted) {
      const waiting = new AbortController();
      const signal = AbortSignal.any([waiting.signal, closing.signal]);
      await Promise.race([end, sleep(heartbeatMs, undefined, { signal, ref: false }).catch(() => undefined)]);
      waiting.abort();
      if (broken || closing.signal.aborted) return;
      await client?.query('select 1').catch(() => {
        broken = true;
      });
    }
  }

  const { ended } = await connect();
  const listening = keepListening(ended);
  return {
    // PostgreSQL tells it to every process, this one included, when the transaction commits.
    committed: () => undefined,
    listen: (listener) => listeners.add(listener),
    reminders: { changed: () => undefined, listen: (listener) => reminders.add(listener) },
    async close() {
      closing.abort();
      await client?.end().catch(() => undefined);
      await listening;
    },
  };
}

function parsed(payload: string): unknown {
  try {
    return JSON.parse(payload);
  } catch {
    return null;
  }
}
