import type { LanguageModelV4StreamPart } from '@ai-sdk/provider';
import { expect, it } from 'vitest';
import { gatheredText } from './gathered-text.ts';

type Part = LanguageModelV4StreamPart;
const text = (delta: string, id = 't'): Part => ({ type: 'text-delta', id, delta });
const long = 60_000;

/** A model whose parts come when the test says so. */
function modelUnderTest(withinMs: number) {
  let controller: ReadableStreamDefaultController<Part> | undefined;
  let cancelled: unknown;
  const source = new ReadableStream<Part>({
    start: (ours) => {
      controller = ours;
    },
    cancel: (reason) => {
      cancelled = reason;
    },
  });
  const reader = gatheredText(source, withinMs).getReader();
  return {
    says: (...parts: Part[]) => {
      for (const part of parts) controller?.enqueue(part);
    },
    ends: () => controller?.close(),
    fails: (error: Error) => controller?.error(error),
    next: async () => (await reader.read()).value,
    leave: (reason: string) => reader.cancel(reason),
    cancelled: () => cancelled,
  };
}

it('hands the first piece of a text on at once, and what follows in one moment as one piece', async () => {
  const model = modelUnderTest(20);
  model.says(text('We '));
  expect(await model.next()).toEqual(text('We '));
  model.says(text('came '), text('early.'));
  // The moment is over by itself.
  expect(await model.next()).toEqual(text('came early.'));
});

it('waits no longer when something else comes, and keeps the order', async () => {
  const model = modelUnderTest(long);
  const call: Part = { type: 'tool-call', toolCallId: 'c', toolName: 'look_up', input: '{}' };
  const marked: Part = { type: 'text-delta', id: 't', delta: '!', providerMetadata: { maker: { mark: 1 } } };
  model.says(text('a'), text('b'), text('c'), text('d', 'other'), call, text('e'), marked, text('f'));
  model.ends();
  const all: (Part | undefined)[] = [];
  for (let part = await model.next(); part !== undefined; part = await model.next()) all.push(part);
  expect(all).toEqual([text('a'), text('bc'), text('d', 'other'), call, text('e'), marked, text('f')]);
});

it('tells what was said before a failure, and then the failure', async () => {
  const model = modelUnderTest(long);
  model.says(text('a'));
  await model.next();
  model.says(text('b'), text('c'));
  const last = model.next();
  await new Promise((resolve) => setImmediate(resolve));
  model.fails(new Error('torn'));
  expect(await last).toEqual(text('bc'));
  await expect(model.next()).rejects.toThrow('torn');
});

it('gives the model up when nobody wants more', async () => {
  const model = modelUnderTest(long);
  await model.leave('enough');
  expect(model.cancelled()).toBe('enough');
});
