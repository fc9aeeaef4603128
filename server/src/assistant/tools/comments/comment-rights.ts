import type { Comment } from '@sidelight/contract';
import type { JiraAccount } from '../../../jira/jira.ts';
import type { Permission } from '../../../jira/reading/permissions.ts';
import { AssistantError } from '../../assistant-error.ts';

/** Throws assistant.impossible. */
export async function demandMayComment(key: string, account: JiraAccount): Promise<void> {
  if (await account.may('ADD_COMMENTS', key)) return;
  throw new AssistantError('assistant.impossible', { detail: `You may not comment on ${key} in Jira.` });
}

/** Throws assistant.impossible. */
export async function demandMayTouch(
  { author }: Comment,
  key: string,
  what: 'EDIT' | 'DELETE',
  account: JiraAccount,
): Promise<void> {
  const wanted: readonly [all: Permission, own: Permission] =
    what === 'EDIT'
      ? ['EDIT_ALL_COMMENTS', 'EDIT_OWN_COMMENTS']
      : ['DELETE_ALL_COMMENTS', 'DELETE_OWN_COMMENTS'];
  const [all, own] = wanted;
  const [granted, me] = await Promise.all([account.permissions(wanted, key), account.myself()]);
  const isMine = author?.accountId === me.accountId;
  if (granted.has(all) || (isMine && granted.has(own))) return;
  const verb = what === 'EDIT' ? 'change' : 'delete';
  throw new AssistantError('assistant.impossible', {
    detail: isMine
      ? `You may not ${verb} your comments on ${key} in Jira.`
      : `The comment on ${key} is by ${author?.displayName ?? 'somebody else'}, and you may ${verb} only your own.`,
  });
}
