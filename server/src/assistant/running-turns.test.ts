import { expect, it } from 'vitest';
import { RunningTurns } from './running-turns.ts';

const never = new AbortController().signal;

it('gives a connection ten turns at a time, each conversation one', () => {
  const turns = new RunningTurns();
  const begun = Array.from({ length: 10 }, (_, index) =>
    turns.begin(`conversation ${index}`, 'amira', never),
  );
  expect(() => turns.begin('one more', 'amira', never)).toThrow(
    expect.objectContaining({ code: 'request.too-many' }),
  );
  expect(() => turns.begin('conversation 0', 'tomas', never)).toThrow(
    expect.objectContaining({ code: 'assistant.busy' }),
  );
  turns.begin('of somebody else', 'tomas', never);
  begun[3]?.end();
  begun[3]?.end();
  expect(turns.begin('one more', 'amira', never).signal.aborted).toBe(false);
  expect(() => turns.begin('and another', 'amira', never)).toThrow();
});

it('stops when every turn has ended', async () => {
  const turns = new RunningTurns();
  const turn = turns.begin('conversation', 'amira', never);
  let stopped = false;
  const stopping = turns.stop().then(() => {
    stopped = true;
  });
  expect(turn.signal.aborted).toBe(true);
  await Promise.resolve();
  expect(stopped).toBe(false);
  turn.end();
  await stopping;
});
