import type { Status } from '@sidelight/contract';
import { z } from 'zod';

/** Jira's status. Its category "undefined" exists for statuses of old workflows: nothing was begun there. */
export const jiraStatusSchema = z
  .object({
    id: z.coerce.string().catch(''),
    name: z.string(),
    statusCategory: z
      .object({ key: z.string().catch('new') })
      .nullish()
      .catch(null),
  })
  .transform(({ id, name, statusCategory }): Status => {
    const key = statusCategory?.key;
    return { id, name, category: key === 'done' || key === 'indeterminate' ? key : 'new' };
  });
