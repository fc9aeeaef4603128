import { expect, it } from 'vitest';
import { interpret } from '../index.ts';
import { situation } from '../test-site.ts';
import { actionItems } from './action-items.ts';

const notes = `Weekly, 23 November
Present: Zoë, Sam, Ana María

Decisions:
- We stay with the old crane.

Zoë Lindqvist will call the harbour master by Friday
I'll write the report
- [ ] Order the paint, high priority
- [x] Book the room
TODO: fix the login page on Safari → Sam
Sam said that the tide was low.

## Next steps
- @Ana María to count the buoys
1. Check the ropes (owner: Zoë)
- Write to everybody

Thanks:
- Bring cake`;

it('finds who does what, and nothing that was only said or is done', () => {
  expect(actionItems(notes).map(({ owner, text }) => [owner, text])).toEqual([
    ['Zoë Lindqvist', 'call the harbour master by Friday'],
    ['me', 'write the report'],
    [undefined, 'Order the paint, high priority'],
    ['Sam', 'fix the login page on Safari'],
    ['Ana María', 'count the buoys'],
    ['Zoë', 'Check the ropes'],
    [undefined, 'Write to everybody'],
  ]);
});

it('makes issues of them, each with the line it rests on', () => {
  const intent = interpret(`/meeting-notes PAY\n${notes}`, situation);
  if (intent.kind !== 'creates') throw new Error(intent.kind);
  expect(intent.issues.length).toBe(7);
  expect(intent.issues[0]).toEqual({
    project: 'PAY',
    assignee: 'Zoë Lindqvist',
    dueDate: '2026-11-27',
    summary: 'Call the harbour master',
    description: 'From meeting notes:\n\n> Zoë Lindqvist will call the harbour master by Friday',
  });
  expect(intent.issues[2]).toMatchObject({ priority: 'High', summary: 'Order the paint' });
});

it.each([
  ['/meeting-notes in Payments: - [ ] Order the paint', 'PAY'],
  ['create issues from these notes:\n- [ ] Order the paint', undefined],
  ['meeting notes\nTODO: order the paint', undefined],
])('%s', (text, project) => {
  expect(interpret(text, situation)).toMatchObject({
    kind: 'creates',
    issues: [{ ...(project && { project }), summary: 'Order the paint' }],
  });
});

it('says what action items look like when there are none', () => {
  for (const text of ['/meeting-notes', '/meeting-notes\nIt rained. We went home early.']) {
    expect(interpret(text, situation)).toMatchObject({
      kind: 'unknown',
      missing: expect.stringContaining('TODO'),
    });
  }
});

it('takes time in proportion to hostile notes', () => {
  const hostile = [
    `${'A '.repeat(4_000)}`,
    `${'Aa'.repeat(4_000)} (`,
    '→'.repeat(8_000),
    `TODO: ${'(A'.repeat(4_000)}`,
  ];
  for (const line of hostile) expect(actionItems(`${line}\n`.repeat(20)).length).toBeLessThanOrEqual(20);
});
