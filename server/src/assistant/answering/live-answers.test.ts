import { expect, it } from 'vitest';
import { LiveAnswers } from './live-answers.ts';

const where = { conversationId: 'c', connectionId: 'amira' };

async function heard(chunks: AsyncIterable<number> | null): Promise<number[]> {
  const all: number[] = [];
  for await (const chunk of chunks ?? []) all.push(chunk);
  return all;
}

it('is heard from its beginning by whoever comes in between, and read to its end when nobody listens', async () => {
  const live = new LiveAnswers<number>();
  const more = Promise.withResolvers<void>();
  let finished = false;
  async function* source() {
    yield 1;
    await more.promise;
    yield 2;
    finished = true;
  }
  const { said: asked } = live.begin(where, source());
  const later = live.follow(where);
  expect(live.follow({ ...where, connectionId: 'tomas' })).toBeNull();
  more.resolve();
  expect(await heard(later)).toEqual([1, 2]);
  expect(await heard(asked)).toEqual([1, 2]);
  await expect.poll(() => live.follow(where)).toBeNull();

  live.begin(where, source());
  await expect.poll(() => finished).toBe(true);
});

it('ends for everybody as it ended', async () => {
  const live = new LiveAnswers<number>();
  const { said: asked } = live.begin(
    where,
    (async function* () {
      yield 1;
      throw new Error('torn');
    })(),
  );
  await expect(heard(asked)).rejects.toThrow('torn');
});
