import { afterEach, beforeEach, expect, it } from 'vitest';
import type { AppInstance } from './app-instance.ts';
import { EventStreams } from './event-streams.ts';
import { createHttpServer } from './server.ts';

const caller = { sessionId: 's1', connectionId: 'c1', carriedBy: 'cookie' } as const;
let app: AppInstance;
let isIn: () => Promise<boolean>;
let address: string;

beforeEach(async () => {
  isIn = async () => true;
  app = await createHttpServer({
    config: { publicUrl: 'http://localhost:8000', logLevel: 'silent' },
    version: '0.0.0',
    newId: () => crypto.randomUUID(),
  });
  const streams = new EventStreams(app, { isStillIn: () => isIn() }, { lookedAfterMs: 10 });
  app.get('/events', async (_request, reply) => {
    const stream = streams.open(caller);
    stream.send({ event: 'token', data: 'first' });
    return stream.answer(reply);
  });
  address = await app.listen({ port: 0, host: '127.0.0.1' });
});
afterEach(() => app.close());

it('ends soon after the session has ended, wherever that was', async () => {
  const asked: number[] = [];
  isIn = async () => asked.push(1) < 3;
  const answer = await fetch(`${address}/events`);
  expect(await answer.text()).toContain('event: token\ndata: "first"');
  expect(asked).toHaveLength(3);
});

it('stays while nobody can say whether the session is there', async () => {
  let asked = 0;
  isIn = async () => {
    asked += 1;
    if (asked < 4) throw new Error('The database is away.');
    return false;
  };
  await (await fetch(`${address}/events`)).text();
  expect(asked).toBe(4);
});

it('lets one person open twenty and no more', async () => {
  const leaving = new AbortController();
  const open = await Promise.all(
    Array.from({ length: 20 }, () => fetch(`${address}/events`, { signal: leaving.signal })),
  );
  expect(open.every(({ status }) => status === 200)).toBe(true);
  expect((await fetch(`${address}/events`)).status).toBe(429);
  leaving.abort();
});
