import { expect, it } from 'vitest';
import { answeredBy } from './answered-by.tsx';

it.each([
  ['nothing while no model has spoken', undefined, null],
  ['nothing of the built-in model where it is the only one', { model: 'built-in', insteadOf: null }, null],
  ['the model', { model: 'llama', insteadOf: null }, 'Answered by llama'],
  [
    'the model that stands in, and why',
    { model: 'built-in', insteadOf: { model: 'llama', why: 'It did not answer in time.' } },
    'Answered by the built-in model, in place of llama: It did not answer in time.',
  ],
])('says %s', (_name, metadata, words) => {
  expect(answeredBy(metadata)).toBe(words);
});
