import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { setImmediate as moment } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { writeEventStream } from './chat-stream.ts';

/** What was written, each write by itself. */
function bodyUnderTest(options: { highWaterMark?: number } = {}) {
  const writes: string[] = [];
  const body = new PassThrough(options);
  const write = body.write.bind(body);
  body.write = (chunk: unknown) => {
    writes.push(String(chunk));
    return write(String(chunk));
  };
  return { body, writes };
}

it('sends what comes in one moment in one piece, and what comes later by itself', async () => {
  const { body, writes } = bodyUnderTest();
  body.resume();
  const later = Promise.withResolvers<void>();
  const whole = writeEventStream(
    (async function* () {
      yield 1;
      yield 2;
      await later.promise;
      yield 3;
    })(),
    body,
  );
  await expect.poll(() => writes).toEqual(['data: 1\n\ndata: 2\n\n']);
  later.resolve();
  await whole;
  expect(writes).toEqual(['data: 1\n\ndata: 2\n\n', 'data: 3\n\ndata: [DONE]\n\n']);
});

it('holds no more back than fits in one piece, and no more than the reader takes', async () => {
  const { body, writes } = bodyUnderTest({ highWaterMark: 20_000 });
  const line = 'x'.repeat(5_000);
  let asked = 0;
  const whole = writeEventStream(
    (async function* () {
      for (; asked < 30; asked += 1) yield line;
    })(),
    body,
  );
  await moment();
  await moment();
  const before = asked;
  expect(before).toBeLessThan(30);
  await moment();
  expect(asked).toBe(before);
  expect(writes.every((text) => text.length < 25_000)).toBe(true);
  body.resume();
  await whole;
  expect(writes.join('')).toBe(`${`data: "${line}"\n\n`.repeat(30)}data: [DONE]\n\n`);
});

it('stops when the reader has gone', async () => {
  const { body } = bodyUnderTest();
  let asked = 0;
  const whole = writeEventStream(
    (async function* () {
      for (;;) {
        asked += 1;
        yield asked;
        await moment();
      }
    })(),
    body,
  );
  await once(body, 'readable');
  body.destroy();
  await whole;
  const before = asked;
  await moment();
  expect(asked).toBe(before);
});

it('tells of a source that failed after what it said', async () => {
  const { body, writes } = bodyUnderTest();
  body.resume();
  const whole = writeEventStream(
    (async function* () {
      yield 1;
      throw new Error('torn');
    })(),
    body,
  );
  await expect(whole).rejects.toThrow('torn');
  expect(writes).toEqual(['data: 1\n\n']);
  expect(body.writableEnded).toBe(true);
});
