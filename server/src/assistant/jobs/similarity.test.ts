import { expect, it } from 'vitest';
import { SimilarTexts } from './similarity.ts';

const pool = [
  {
    summary: 'Refund fails with a time-out on iOS',
    description: 'The refund of a wallet payment never ends.',
  },
  { summary: 'Dark mode for the merchant report', description: 'Settlement reports hurt at night.' },
  { summary: 'Time-out when refunding on iOS', description: 'Refunds of wallet payments never end.' },
  { summary: 'Login page: the logo is blurred', description: '' },
  { summary: 'Refund button has the wrong colour', description: 'It is green.' },
  { summary: 'Zahlungsübersicht lädt nicht', description: '' },
  { summary: 'Zahlungsubersicht ladt manchmal nicht', description: '' },
];
const texts = new SimilarTexts(pool);

it('finds the text that says the same in other words, and not those with a word in common', () => {
  const alike = texts.alikeTo(0, 0.4);
  expect(alike.map(({ index }) => index)).toEqual([2]);
  expect(alike[0]?.words).toContain('ios');
});

it('does not depend on the direction, nor on accents', () => {
  const [there] = texts.alikeTo(0, 0);
  const [back] = texts.alikeTo(2, 0);
  expect(there?.score).toBeCloseTo(back?.score ?? 0, 10);
  expect(texts.alikeTo(5, 0.4).map(({ index }) => index)).toEqual([6]);
});

it('is 1 for the same words and never more', () => {
  const same = new SimilarTexts([
    ...pool,
    { summary: pool[0]?.summary ?? '', description: pool[0]?.description ?? '' },
  ]);
  expect(same.alikeTo(0, 0.4)[0]).toMatchObject({ index: pool.length });
  expect(same.alikeTo(0, 0.4)[0]?.score).toBeCloseTo(1, 10);
});

it('finds nothing for what says nothing', () => {
  const empty = new SimilarTexts([{ summary: 'the of and', description: '' }, ...pool]);
  expect(empty.alikeTo(0, 0)).toEqual([]);
  expect(empty.alikeTo(99, 0)).toEqual([]);
});

it('compares a new text with four hundred long ones', () => {
  const long = Array.from({ length: 400 }, (_, index) => ({
    summary: `Payout ${index} is late`,
    description: `payout ${index} `.repeat(2_000),
  }));
  expect(new SimilarTexts(long).alikeTo(0, 0.99).length).toBeLessThan(400);
});
