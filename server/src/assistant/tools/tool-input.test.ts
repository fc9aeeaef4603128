import { searchIssuesInputSchema } from '@sidelight/contract';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { toolInput } from './tool-input.ts';

it('tells a model neither checks nor what is marked as untold or brief, and takes it all the same', async () => {
  const input = toolInput(
    z.strictObject({
      text: z.string().min(1).max(500),
      overdue: z.literal(true).optional(),
      due: z.strictObject({ from: z.iso.date() }).optional().describe('{from}: a day').meta({ brief: true }),
      closedBy: z.string().optional().meta({ untold: true }),
    }),
  );
  expect(await input.jsonSchema).toEqual({
    type: 'object',
    properties: {
      text: { type: 'string' },
      overdue: { const: true },
      due: { type: 'object', description: '{from}: a day' },
    },
    required: ['text'],
  });
  const given = { text: 'x', due: { from: '2026-11-28' }, closedBy: 'Zoë' };
  expect(await input.validate?.(given)).toEqual({ success: true, value: given });
  expect(await input.validate?.({ text: 'x', due: { from: 'Friday' } })).toMatchObject({ success: false });
});

it('reads what a small model filled in for nothing as left out', async () => {
  const input = toolInput(searchIssuesInputSchema);
  expect(
    await input.validate?.({ criteria: { projects: ['PAY'], text: '', labels: [] }, jql: null }),
  ).toEqual({ success: true, value: { criteria: { projects: ['PAY'] } } });
});
