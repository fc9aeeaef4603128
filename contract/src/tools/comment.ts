import { z } from 'zod';
import { issueKeySchema } from '../jira.ts';
import { personSaid } from './person-said.ts';

export const commentInputSchema = z
  .strictObject({
    key: issueKeySchema.optional(),
    keys: z.array(issueKeySchema).min(1).max(50).optional().describe('Several, alike'),
    action: z.enum(['add', 'edit', 'delete', 'reply']).optional().describe('Default: add'),
    body: z.string().trim().min(1).max(32_767).optional().describe('Markdown; @Name mentions'),
    id: z
      .string()
      .min(1)
      .max(50)
      .optional()
      .describe('Of the one meant, or "last". Default: by author and words, else the person\'s last'),
    author: personSaid.optional(),
    words: z.string().trim().min(1).max(500).optional().describe('It holds'),
    visibleTo: z.string().min(1).max(255).optional().describe('Role or group; "everybody"'),
  })
  .refine(({ key, keys }) => (key === undefined) !== (keys === undefined), 'Give one of key and keys')
  .refine(({ action, body }) => action === 'delete' || action === 'edit' || body !== undefined, 'Give body')
  .refine(
    ({ action, body, visibleTo }) => action !== 'edit' || body !== undefined || visibleTo !== undefined,
    'Give body or visibleTo',
  )
  .refine(({ action, body }) => action !== 'delete' || body === undefined, 'What is deleted has no new body')
  .refine(
    ({ action = 'add', id, author, words }) => action !== 'add' || (id ?? author ?? words) === undefined,
    'A new comment has no id, author and words',
  )
  .refine(({ keys, id }) => keys === undefined || id === undefined || id === 'last', 'An id is of one issue');
export type CommentInput = z.infer<typeof commentInputSchema>;
