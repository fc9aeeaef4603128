import type { Person } from '@sidelight/contract';
import { z } from 'zod';
import { avatarSchema } from './avatar.ts';

/** Jira's user. The e-mail address is missing where its owner hides it; deleted accounts have odd names. */
export const userSchema = z
  .object({
    accountId: z.string(),
    displayName: z.string().catch(''),
    emailAddress: z.string().nullish().catch(null),
    avatarUrls: avatarSchema,
  })
  .transform(
    (user): Person => ({
      accountId: user.accountId,
      displayName: user.displayName === '' ? 'Unknown person' : user.displayName.slice(0, 500),
      email: user.emailAddress ? user.emailAddress : null,
      avatarUrl: user.avatarUrls,
    }),
  );

/** Where nobody is a legitimate answer, somebody unreadable counts as nobody. */
export const somebodySchema = userSchema
  .nullish()
  .catch(null)
  .transform((person) => person ?? null);
