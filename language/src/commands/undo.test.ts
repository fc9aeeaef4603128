import { expect, it } from 'vitest';
import { interpret } from '../index.ts';
import { situation } from '../test-site.ts';

const undone = [
  'undo',
  'Undo.',
  'undo that',
  'Undo that!',
  'please undo that',
  'could you undo the last change, please?',
  'take it back',
  'revert the last change',
  'ok, change it back',
];

it.each(undone)('takes the last change back: %s', (sentence) => {
  expect(interpret(sentence, situation)).toEqual({ kind: 'undo' });
});

const others = [
  'show issues about undo',
  'undo PAY-7',
  'create a task to undo the migration',
  'undo everything',
];

it.each(others)('is no undo of the last change: %s', (sentence) => {
  expect(interpret(sentence, situation).kind).not.toBe('undo');
});
