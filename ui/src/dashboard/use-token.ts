import type { TokenEvent, TokenStatus } from '@sidelight/contract';
import { useCallback, useEffect, useState } from 'react';
import type { Api } from '../api/create-api.ts';
import { type Trouble, troubleOf } from '../problems/trouble.ts';
import { mergeEvents } from './event-list.ts';
import { useLiveEvents } from './use-live-events.ts';
import type { Liveness } from './use-server-events.ts';

const pollMs = 60_000;

export interface TokenView {
  readonly status: TokenStatus | undefined;
  /** Add to the browser's clock to get the server's, in milliseconds. */
  readonly clockOffset: number;
  readonly events: readonly TokenEvent[];
  readonly moreEvents: boolean;
  readonly liveness: Liveness;
  readonly trouble: Trouble | undefined;
  readonly show: (status: TokenStatus) => void;
  readonly reload: () => void;
  readonly loadEarlier: () => Promise<void>;
}

/** The connection's health and history, kept current by the stream of events and by asking again now and then. */
export function useToken(api: Api): TokenView {
  const [held, setHeld] = useState<{ status: TokenStatus; clockOffset: number }>();
  const [events, setEvents] = useState<readonly TokenEvent[]>([]);
  const [moreEvents, setMoreEvents] = useState(false);
  const [trouble, setTrouble] = useState<Trouble>();

  const show = useCallback((status: TokenStatus) => {
    setHeld({ status, clockOffset: Date.parse(status.serverTime) - Date.now() });
    setTrouble(undefined);
  }, []);
  const loadStatus = useCallback(
    () => api.tokenStatus().then(show, (error: unknown) => setTrouble(troubleOf(error))),
    [api, show],
  );
  const reload = useCallback(() => {
    void loadStatus();
    api.tokenEvents({}).then(
      (page) => {
        setEvents((known) => mergeEvents(known, page.events));
        setMoreEvents((more) => more || page.more);
      },
      (error: unknown) => setTrouble(troubleOf(error)),
    );
  }, [api, loadStatus]);
  const onEvent = useCallback(
    (event: TokenEvent) => {
      setEvents((known) => mergeEvents(known, [event]));
      void loadStatus();
    },
    [loadStatus],
  );
  // Each time the stream opens, what was missed before it is fetched.
  const liveness = useLiveEvents(api.tokenEventStreamUrl, onEvent, reload);

  useEffect(() => {
    reload();
    const timer = setInterval(() => void loadStatus(), pollMs);
    return () => clearInterval(timer);
  }, [reload, loadStatus]);

  const oldest = events.at(-1)?.id;
  const loadEarlier = useCallback(async () => {
    if (oldest === undefined) return;
    try {
      const page = await api.tokenEvents({ before: oldest });
      setEvents((known) => mergeEvents(known, page.events));
      setMoreEvents(page.more);
    } catch (error) {
      setTrouble(troubleOf(error));
    }
  }, [api, oldest]);

  return {
    status: held?.status,
    clockOffset: held?.clockOffset ?? 0,
    events,
    moreEvents,
    liveness,
    trouble,
    show,
    reload,
    loadEarlier,
  };
}
