import { expect, it } from 'vitest';
import { changeInWords } from './change-in-words.ts';

it('names fields as people do, and shows hostile values as text', () => {
  expect(changeInWords({ field: 'duedate', from: null, to: '2026-12-02' })).toBe(
    'due date empty → 2026-12-02',
  );
  expect(changeInWords({ field: 'status', from: 'To Do', to: 'Done' })).toBe('status To Do → Done');
  expect(changeInWords({ field: 'summary', from: 'a', to: '[b](https://evil.example)' })).toContain(
    '\\[b\\]',
  );
});
