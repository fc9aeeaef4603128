import type { JiraAccount } from '../../../jira/jira.ts';
import type { Permission } from '../../../jira/reading/permissions.ts';
import type { Worklog } from '../../../jira/reading/worklog.ts';
import { AssistantError } from '../../assistant-error.ts';

/** Throws assistant.impossible. */
export async function demandMayLog(key: string, account: JiraAccount): Promise<void> {
  if (await account.may('WORK_ON_ISSUES', key)) return;
  throw new AssistantError('assistant.impossible', { detail: `You may not log work on ${key}.` });
}

/** Throws assistant.impossible. */
export async function demandMayTouch(
  { author }: Worklog,
  key: string,
  what: 'EDIT' | 'DELETE',
  account: JiraAccount,
): Promise<void> {
  const wanted: readonly [all: Permission, own: Permission] =
    what === 'EDIT'
      ? ['EDIT_ALL_WORKLOGS', 'EDIT_OWN_WORKLOGS']
      : ['DELETE_ALL_WORKLOGS', 'DELETE_OWN_WORKLOGS'];
  const [all, own] = wanted;
  const [granted, me] = await Promise.all([account.permissions(wanted, key), account.myself()]);
  const isMine = author?.accountId === me.accountId;
  if (granted.has(all) || (isMine && granted.has(own))) return;
  const verb = what === 'EDIT' ? 'change' : 'delete';
  throw new AssistantError('assistant.impossible', {
    detail: isMine
      ? `You may not ${verb} your work logs of ${key} in Jira.`
      : `The work log of ${key} is by ${author?.displayName ?? 'somebody else'}, and you may ${verb} only your own.`,
  });
}
