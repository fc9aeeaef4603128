import { z } from 'zod';

export const undoChangeInputSchema = z.strictObject({
  changeId: z
    .uuid()
    .optional()
    .describe('From the result of the change; default: the newest one not undone yet'),
});
export type UndoChangeInput = z.infer<typeof undoChangeInputSchema>;
