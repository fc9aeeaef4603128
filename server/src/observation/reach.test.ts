import { expect, it } from 'vitest';
import { watchReach } from './reach.ts';

it('tells from the calls that are made whether there are answers', async () => {
  let broken = false;
  const reach = watchReach(
    async (_input, init) => {
      init?.signal?.throwIfAborted();
      if (broken) throw new TypeError('fetch failed');
      return new Response('', { status: 500 });
    },
    () => Date.parse('2026-11-23T09:00:00Z'),
  );
  const call = (init?: RequestInit) => reach.fetch('http://atlassian.example', init).catch(() => undefined);
  expect(reach.report()).toBe('not asked yet');
  await call();
  expect(reach.report()).toBe('answered 2026-11-23T09:00:00.000Z');
  broken = true;
  await call();
  await call();
  // A person who closed the page is no fault of Atlassian's.
  await call({ signal: AbortSignal.abort() });
  expect(reach.report()).toContain('answered');
  await call();
  expect(() => reach.report()).toThrow('had no answer');
  broken = false;
  await call();
  expect(reach.report()).toContain('answered');
});
