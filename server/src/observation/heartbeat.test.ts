import { expect, it } from 'vitest';
import { Heartbeat } from './heartbeat.ts';

it('notices when what should happen again and again has stopped', () => {
  let now = 0;
  const heartbeat = new Heartbeat({ now: () => now, atLeastEveryMs: 1_000 });
  expect(heartbeat.report()).toBe('not started');
  heartbeat.beat();
  now = 1_000;
  expect(heartbeat.report()).toBe('at work');
  now = 5_000;
  expect(() => heartbeat.report()).toThrow('Silent for 5 s.');
  heartbeat.beat();
  expect(heartbeat.report()).toBe('at work');
});
