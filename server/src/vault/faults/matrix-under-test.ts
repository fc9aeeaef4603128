import type { Arena } from './arena-under-test.ts';
import { deaths } from './dying-process-under-test.ts';

const day = 24 * 3_600_000;

/** Breaks one refresh of the connection. It may throw what a caller of the vault would see. */
export type Trial = (arena: Arena, connectionId: string) => Promise<unknown>;

const refresh: Trial = ({ vault }, id) => vault.authorize(id);

/** The process is ended, by the operating system, at each point of a refresh. */
export const kills: Readonly<Record<string, Trial>> = Object.fromEntries(
  deaths.map((death) => [
    `killed ${death}`,
    (arena: Arena, connectionId: string) => arena.die(death, connectionId),
  ]),
);

/** What happens on the way of one token request: before it is sent, and when its answer has come. */
function onTheWay(
  before: (arena: Arena) => unknown,
  after: (arena: Arena) => unknown = () => undefined,
): Trial {
  return async (arena, id) => {
    const { way } = arena;
    const usual = way.fetch;
    way.fetch = async (...request) => {
      way.fetch = usual;
      await before(arena);
      const response = await usual(...request);
      const whole = new Response(await response.arrayBuffer(), response);
      await after(arena);
      return whole;
    };
    try {
      await refresh(arena, id);
    } finally {
      way.fetch = usual;
    }
  };
}

function cut(fault: Parameters<Arena['sandbox']['faults']['next']>[1]): Trial {
  return async (arena, id) => {
    arena.sandbox.faults.next({ path: '/oauth/token' }, fault);
    await refresh(arena, id);
  };
}

const reset = () => {
  throw new TypeError('fetch failed', { cause: Object.assign(new Error('reset'), { code: 'ECONNRESET' }) });
};
const jump = (milliseconds: number) => (arena: Arena) => {
  arena.clock.skew += milliseconds;
};

export const cuts: Readonly<Record<string, Trial>> = {
  'the network is cut before the request is sent': onTheWay(() => {
    throw new TypeError('fetch failed', {
      cause: Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }),
    });
  }),
  'the network is cut as the request arrives': cut({ drop: 'before' }),
  'the network is cut after the request was served': cut({ drop: 'after' }),
  'the network is cut within the answer': onTheWay(() => undefined, reset),
  'Atlassian answers 500': cut({ status: 500 }),
  'Atlassian answers 429': cut({ status: 429, headers: { 'retry-after': '30' } }),
  'a proxy answers a page': cut({ status: 200, html: '<h1>Proxy</h1>' }),
};

/** The database is out of reach for a moment, at both sides of the token request. */
export function outages(outage: (arena: Arena) => unknown): Readonly<Record<string, Trial>> {
  return {
    'the database is away as the request is sent': onTheWay(outage),
    'the database is away as the answer comes': onTheWay(() => undefined, outage),
    'the database is away as the refresh begins': async (arena, id) => {
      await outage(arena);
      await refresh(arena, id);
    },
  };
}

export const jumps: Readonly<Record<string, Trial>> = {
  'the clock jumps ahead as the request is sent': onTheWay(jump(day)),
  'the clock jumps back as the request is sent': onTheWay(jump(-day)),
  'the clock jumps ahead as the answer comes': onTheWay(() => undefined, jump(day)),
  'the clock jumps back as the answer comes': onTheWay(() => undefined, jump(-day)),
  'the clock jumps back between two refreshes': async (arena, id) => {
    await refresh(arena, id);
    jump(-day)(arena);
  },
};

/** Runs each trial `times` times, over the arena's connections in turn, with both readings of Atlassian's leeway. */
export async function runTrials(
  arena: Arena,
  trials: Readonly<Record<string, Trial>>,
  times: number,
): Promise<number> {
  let run = 0;
  for (let round = 0; round < times; round += 1) {
    arena.sandbox.set({ refreshInLeeway: round % 2 === 0 ? 'new-pair' : 'same-pair' });
    for (const [name, trial] of Object.entries(trials)) {
      const id = arena.ids[run % arena.ids.length] ?? '';
      run += 1;
      arena.letTokensRunOut();
      await trial(arena, id).catch(() => undefined);
      try {
        await arena.recover(id);
      } catch (error) {
        throw new Error(`${name}, round ${round}: the connection does not work any more`, { cause: error });
      }
    }
  }
  arena.sandbox.faults.clear();
  await arena.verify();
  return run;
}
