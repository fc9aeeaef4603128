import { expect, it } from 'vitest';
import { WriteAheadLog } from './write-ahead-log.ts';

/** A file whose flushes end when the test says so. */
function logUnderTest() {
  const flushes: PromiseWithResolvers<void>[] = [];
  let closed = false;
  let checkpoints = 0;
  let refusal: Error | null = null;
  const log = new WriteAheadLog({
    file: {
      datasync() {
        const flush = Promise.withResolvers<void>();
        flushes.push(flush);
        return flush.promise;
      },
      async close() {
        closed = true;
      },
    },
    checkpoint() {
      checkpoints += 1;
      if (refusal !== null) throw refusal;
    },
  });
  return {
    log,
    flushes,
    isClosed: () => closed,
    checkpoints: () => checkpoints,
    refuseCheckpoints: (error: Error | null) => {
      refusal = error;
    },
  };
}

/** Whether it has been resolved by now, everything that is ready having run. */
async function isDone(promise: Promise<void>): Promise<boolean> {
  let done = false;
  void promise.then(() => {
    done = true;
  });
  await new Promise((resolve) => setImmediate(resolve));
  return done;
}

it('is flushed once for all who come before the flush begins, and once more for those who come after', async () => {
  const { log, flushes } = logUnderTest();
  const [one, two] = [log.flushed(), log.flushed()];
  await expect.poll(() => flushes.length).toBe(1);
  // What they committed may be missing in the flush that is under way.
  const [three, four] = [log.flushed(), log.flushed()];
  expect(await isDone(one)).toBe(false);
  flushes[0]?.resolve();
  await Promise.all([one, two]);
  expect(await isDone(three)).toBe(false);
  expect(flushes).toHaveLength(2);
  flushes[1]?.resolve();
  await Promise.all([three, four]);
});

it('does not trust the disk after a refusal until all of the log is in the database', async () => {
  const { log, flushes, checkpoints, refuseCheckpoints } = logUnderTest();
  const refused = log.flushed();
  await expect.poll(() => flushes.length).toBe(1);
  flushes[0]?.reject(new Error('EIO'));
  await expect(refused).rejects.toMatchObject({ code: 'server.storage', passing: false });
  // The system forgets a refusal: this flush would go well, and what it is behind would be lost all the same.
  refuseCheckpoints(new Error('Another process is reading the database.'));
  await expect(log.flushed()).rejects.toMatchObject({ code: 'server.storage' });
  refuseCheckpoints(null);
  await log.flushed();
  expect([flushes.length, checkpoints()]).toEqual([1, 2]);
  const next = log.flushed();
  await expect.poll(() => flushes.length).toBe(2);
  flushes[1]?.resolve();
  await next;
});

it('is closed when nobody waits any more', async () => {
  const { log, flushes, isClosed } = logUnderTest();
  const last = log.flushed();
  const closing = log.close();
  expect(await isDone(closing)).toBe(false);
  expect(isClosed()).toBe(false);
  flushes[0]?.resolve();
  await Promise.all([last, closing]);
  expect(isClosed()).toBe(true);
});
