import { expect, it } from 'vitest';
import { faultDetails } from './fault-details.ts';

const around = { what: 'a list of issues', at: new Date('2026-11-29T08:00:00Z'), browser: 'Edge/140' };

function failed(message: string, stack: string): Error {
  const error = new TypeError(message);
  error.stack = stack;
  return error;
}

it('tells the kind of fault and where it was', () => {
  const error = failed(
    "Cannot read properties of undefined (reading 'approved')",
    "TypeError: Cannot read properties of undefined (reading 'approved')\n    at blocksOf (https://sidelight.example/assets/chat.js?v=1:10:5)\n    at renderWithHooks (https://sidelight.example/assets/react.js:2:3)",
  );
  const details = faultDetails(
    { error, componentStack: () => '\n    at Block (chat.js:1:2)\n    at article' },
    around,
  );
  expect(details.split('\n')).toEqual([
    'Sidelight could not show a list of issues.',
    "TypeError: Cannot read properties of undefined (reading 'approved')",
    '    at blocksOf (https://sidelight.example/assets/chat.js:10:5)',
    '    at renderWithHooks (https://sidelight.example/assets/react.js:2:3)',
    '    at Block (chat.js:1:2)',
    '    at article',
    '2026-11-29T08:00:00.000Z',
    'Edge/140',
  ]);
});

it.each([
  ['a key', 'bad value sk_live_51Hc0ffee0123456789abcdef'],
  ['a token in an address', 'cannot open https://jira.example/rest?token=sk_live_51Hc0ffee0123456789abcdef'],
  ['an address of mail', 'no such person amelie.laurent@example.com'],
  ['what somebody wrote', 'Unexpected token in "the salary of Amélie is secret"'],
  ['what somebody wrote over two lines', 'Unexpected `salary of\nAmélie` in JSON'],
])('does not tell %s', (_, message) => {
  const details = faultDetails(
    { error: failed(message, `Error: ${message}\n    at f (a.js:1:1)`), componentStack: () => '' },
    around,
  );
  expect(details).not.toMatch(/c0ffee|amelie|Amélie|salary/);
  expect(details).toContain('    at f (a.js:1:1)');
});

it('takes anything that may be thrown', () => {
  expect(faultDetails({ error: 'secret words', componentStack: () => '' }, around)).toContain(
    'Thrown: string',
  );
});
