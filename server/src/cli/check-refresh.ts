import type { TokenEvent } from '@sidelight/contract';
import type { Given } from './command.ts';
import { chooseConnection } from './connection-choice.ts';
import { refreshAndTell } from './tokens-refresh.ts';
import { type OpenServer, withServices } from './with-services.ts';

const lookEveryMs = 500;
const eventsPerLook = 50;
const connectionsWatched = 100;

/** `sidelight check refresh`: renews now; with --watch, tells what is renewed in the background from now on. */
export async function checkRefresh(given: Given): Promise<number> {
  return withServices(async (server) => {
    if (given.flag('watch')) return watch(server, given);
    const { id } = await chooseConnection(
      server.services,
      given.text('connection'),
      ({ wayIn }) => wayIn === 'oauth',
    );
    return refreshAndTell(server.services, id, given.flag('json'));
  });
}

/** Reads the history as other processes write it: the server that renews is another one. */
async function watch({ services, ambient }: OpenServer, given: Given): Promise<number> {
  const { connections, vault } = services;
  const wanted = given.text('connection');
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  process.once('SIGTERM', () => stop.abort());
  const last = new Map<string, number>();
  const look = async (tell: (id: string, name: string, event: TokenEvent) => void) => {
    const known = (await connections.list(connectionsWatched)).filter(
      ({ id }) => wanted === null || id === wanted,
    );
    for (const { id, person } of known) {
      const events = await vault.events.since(id, last.get(id) ?? 0, eventsPerLook);
      for (const event of events) tell(id, person.displayName, event);
      last.set(id, events.at(-1)?.id ?? last.get(id) ?? 0);
    }
    return known.length;
  };
  const watched = await look(() => undefined);
  if (!given.flag('json')) {
    console.log(`Watching ${watched} ${watched === 1 ? 'connection' : 'connections'}; Ctrl+C ends it.`);
  }
  while (!stop.signal.aborted) {
    await look((id, name, event) => {
      if (given.flag('json')) console.log(JSON.stringify({ connection: id, ...event }));
      else console.log(`${event.at}  ${name}  ${event.kind} (${event.cause})  ${event.explanation}`);
    });
    await ambient.sleep(lookEveryMs, stop.signal).catch(() => undefined);
  }
  return 0;
}
