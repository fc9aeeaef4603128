import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { oneAtATime } from './one-at-a-time.mjs';

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'one-at-a-time-'));
  file = path.join(folder, 'lock');
});
afterEach(() => rmSync(folder, { recursive: true }));

test('the second begins when the first has ended, and says that it waits', async () => {
  const events: string[] = [];
  const first = Promise.withResolvers<void>();
  const one = oneAtATime(file, async () => {
    events.push('first begins');
    await first.promise;
    events.push('first ends');
  });
  const onWait = vi.fn();
  const two = oneAtATime(file, async () => events.push('second'), { onWait });
  await vi.waitFor(() => expect(onWait).toHaveBeenCalledOnce());
  first.resolve();
  await Promise.all([one, two]);
  expect(events).toEqual(['first begins', 'first ends', 'second']);
  expect(existsSync(file)).toBe(false);
});

test('what fails leaves no lock behind', async () => {
  const failed = oneAtATime(file, () => Promise.reject(new Error('no network')));
  await expect(failed).rejects.toThrow('no network');
  expect(await oneAtATime(file, async () => 'next')).toBe('next');
});

test('the lock of a command that was killed is taken over; that of one at work is not', async () => {
  writeFileSync(file, '1');
  utimesSync(file, new Date(0), new Date(0));
  expect(await oneAtATime(file, async () => 'taken over')).toBe('taken over');

  const first = Promise.withResolvers<string>();
  const order: string[] = [];
  const note = (said: string) => order.push(said);
  const options = { abandonedAfterMs: 200 };
  const one = oneAtATime(file, () => first.promise, options).then(note);
  const waiting = Promise.withResolvers<void>();
  const two = oneAtATime(file, async () => 'second', { ...options, onWait: waiting.resolve }).then(note);
  await waiting.promise;
  await new Promise((resolve) => setTimeout(resolve, 400));
  first.resolve('first');
  await Promise.all([one, two]);
  expect(order).toEqual(['first', 'second']);
});
