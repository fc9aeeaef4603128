import { expect, it } from 'vitest';
import { decidedInWords } from './audit-in-words.ts';

it('names the rule that decided, and nobody where the person did', () => {
  expect(decidedInWords({ by: 'rule' })).toBe('by a rule of theirs');
  expect(decidedInWords({ by: 'conversation-rule' })).toBe('by a rule for the conversation');
  expect(decidedInWords({ by: 'person' })).toBeUndefined();
  expect(decidedInWords({ by: 'server' })).toBeUndefined();
});
