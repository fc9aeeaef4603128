import { z } from 'zod';
import { issueKeySchema } from '../jira.ts';

export const commentInputSchema = z
  .strictObject({
    key: issueKeySchema.optional(),
    keys: z.array(issueKeySchema).min(1).max(50).optional(),
    /** Left out: add. */
    action: z.enum(['add', 'edit', 'delete', 'reply']).optional(),
    body: z.string().trim().min(1).max(32_767).optional().describe('Markdown; @Name mentions'),
    // Which one is meant; where nothing is said, the person's own last, and to a reply somebody else's last.
    id: z.string().min(1).max(50).optional().describe('Or "last"'),
    author: z.string().min(1).max(200).optional(),
    /** That it holds. */
    words: z.string().trim().min(1).max(500).optional(),
    visibleTo: z.string().min(1).max(255).optional().describe('Role or group'),
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
