import type { Reminder } from '@sidelight/contract';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Api } from '../api/create-api.ts';
import { followEvents, pause } from '../api/event-feed.ts';
import { type Trouble, troubleOf } from '../problems/trouble.ts';

const againMs = 5_000;

export type ReminderApi = Pick<
  Api,
  'baseUrl' | 'fetch' | 'reminders' | 'snoozeReminder' | 'removeReminder' | 'reminderEventStreamPath'
>;

export interface ReminderActions {
  readonly onSnooze: (id: string, at: string) => Promise<void>;
  /** Dismisses one whose time has come, or cancels one that waits. */
  readonly onRemove: (id: string) => Promise<void>;
}

export interface Reminders extends ReminderActions {
  /** The earliest first; null until they are known. */
  readonly reminders: readonly Reminder[] | null;
  /** Of what the person did last; loading goes on by itself. */
  readonly trouble: Trouble | undefined;
}

/**
 * The person's reminders, kept true for as long as the component is there and the page is in sight: a page that is not
 * looked at holds no connection.
 */
export function useReminders(api: ReminderApi, state: 'all' | 'delivered'): Reminders {
  const [reminders, setReminders] = useState<readonly Reminder[] | null>(null);
  const [trouble, setTrouble] = useState<Trouble>();

  /** Answers that come late must not bring back what is over. */
  const newest = useRef(0);

  const load = useCallback(
    async (signal: AbortSignal) => {
      newest.current += 1;
      const round = newest.current;
      const isNewest = () => round === newest.current && !signal.aborted;
      while (isNewest()) {
        try {
          const loaded = await api.reminders({ state, issues: 'now' }, signal);
          if (isNewest()) setReminders(loaded);
          return;
        } catch {
          // The stream, which is there or comes back, says nothing new until something happens.
          await pause(againMs, signal);
        }
      }
    },
    [api, state],
  );

  useEffect(() => {
    let following: AbortController | undefined;
    const follow = () => {
      const inSight = document.visibilityState === 'visible';
      if (inSight === (following !== undefined)) return;
      following?.abort();
      following = undefined;
      if (!inSight) return;
      following = new AbortController();
      const { signal } = following;
      void followEvents(
        { fetch: api.fetch, url: `${api.baseUrl}${api.reminderEventStreamPath}`, signal },
        () => void load(signal),
      );
    };
    follow();
    document.addEventListener('visibilitychange', follow);
    return () => {
      document.removeEventListener('visibilitychange', follow);
      following?.abort();
    };
  }, [api, load]);

  const act = async (action: () => Promise<void>, id: string, removes: boolean) => {
    setTrouble(undefined);
    try {
      await action();
      newest.current += 1;
      // What the person did is seen at once; the stream brings the rest.
      if (removes) setReminders((shown) => shown?.filter((reminder) => reminder.id !== id) ?? null);
    } catch (error) {
      setTrouble(troubleOf(error));
    }
  };
  return {
    reminders,
    trouble,
    onSnooze: (id, at) => act(() => api.snoozeReminder(id, at), id, state === 'delivered'),
    onRemove: (id) => act(() => api.removeReminder(id), id, true),
  };
}
