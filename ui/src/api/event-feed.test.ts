import { expect, it } from 'vitest';
import { eventNames, followEvents } from './event-feed.ts';
import { ProblemError } from './problem-error.ts';

const streamOf = (...pieces: string[]) =>
  new ReadableStream<Uint8Array>({
    start(controller) {
      for (const piece of pieces) controller.enqueue(new TextEncoder().encode(piece));
      controller.close();
    },
  });

it('reads the names of events, however the stream is cut', async () => {
  const names: string[] = [];
  const stream = streamOf(
    'retry: 3000\n\neve',
    'nt: reminders\nda',
    'ta: {}\n\n: still here\n',
    '\nevent: other\ndata: 1\n\nevent: unfinished\n',
  );
  for await (const name of eventNames(stream)) names.push(name);
  expect(names).toEqual(['reminders', 'other']);
});

it('comes back after a lost connection, and ends when it is told to', async () => {
  const ending = new AbortController();
  let calls = 0;
  const fetch = () => {
    calls += 1;
    return calls === 1
      ? Promise.reject(new Error('lost'))
      : Promise.resolve(new Response(streamOf('event: a\n\n')));
  };
  await followEvents({ fetch, url: '/stream', signal: ending.signal }, () => ending.abort());
  expect(calls).toBe(2);
});

it('does not come back to a server that no longer knows the caller', async () => {
  const problem = {
    type: '',
    title: '',
    status: 401,
    code: 'session.expired' as const,
    advice: '',
    requestId: '',
  };
  let calls = 0;
  const fetch = () => {
    calls += 1;
    return Promise.reject(new ProblemError(problem));
  };
  await followEvents({ fetch, url: '/stream', signal: new AbortController().signal }, () => undefined);
  expect(calls).toBe(1);
});
