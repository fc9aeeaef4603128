import type { Project } from '@sidelight/contract';
import { z } from 'zod';
import { avatarSchema } from './avatar.ts';

export const jiraProjectSchema = z
  .object({
    id: z.coerce.string(),
    key: z.string(),
    name: z.string().catch(''),
    avatarUrls: avatarSchema,
  })
  .transform(
    ({ id, key, name, avatarUrls }): Project => ({
      id,
      key,
      name: name === '' ? key : name,
      avatarUrl: avatarUrls,
    }),
  );
