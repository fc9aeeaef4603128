import { type Attachment, mostFileBytes, sizeInWords } from '@sidelight/contract';
import type { JiraAccount } from '../../../jira/jira.ts';
import { AssistantError } from '../../assistant-error.ts';
import { deletedRow, type PlanningSituation, type WritePlan } from '../write-plan.ts';
import { filesInWords } from './files-in-words.ts';

/** The plan that deletes attachments. What of them fits is kept, so that they can be brought back. */
export async function planAttachmentDeletion(
  key: string,
  attachments: readonly Attachment[],
  { account, files }: PlanningSituation,
): Promise<WritePlan> {
  const [issue, siteUrl, room] = await Promise.all([
    account.snapshot(key),
    account.siteUrl(),
    files.room(),
    demandMayDelete(attachments, key, account),
  ]);
  let left = room;
  const planned = attachments.map(({ id, fileName: name, size }) => {
    const keep = size <= mostFileBytes && size <= left;
    if (keep) left -= size;
    return { id, name, size, keep };
  });
  const lost = planned.filter(({ keep }) => !keep).map(({ name }) => name);
  return {
    kind: 'plan',
    plan: {
      kind: 'delete',
      title: `Delete ${filesInWords(planned.map(({ name }) => name))} from ${issue.key}`,
      issues: [
        {
          key: issue.key,
          url: issue.url,
          summary: issue.summary,
          changes: attachments.map(({ id, fileName, size, mimeType }) => ({
            ...deletedRow('attachment', 'Attachment', `${fileName} (${sizeInWords(size)})`),
            ...(mimeType.startsWith('image/') ? { picture: { of: 'attachment' as const, id } } : {}),
          })),
        },
      ],
      leftOut: [],
      warnings:
        lost.length === 0
          ? []
          : [`${filesInWords(lost)}: too large to be kept here, so deleting cannot be undone.`],
    },
    operations: [{ kind: 'delete-attachments', siteUrl, key: issue.key, attachments: planned }],
  };
}

async function demandMayDelete(
  attachments: readonly Attachment[],
  key: string,
  account: JiraAccount,
): Promise<void> {
  const [granted, me] = await Promise.all([
    account.permissions(['DELETE_ALL_ATTACHMENTS', 'DELETE_OWN_ATTACHMENTS'], key),
    account.myself(),
  ]);
  if (granted.has('DELETE_ALL_ATTACHMENTS')) return;
  const foreign = attachments.find(({ author }) => author?.accountId !== me.accountId);
  if (foreign === undefined && granted.has('DELETE_OWN_ATTACHMENTS')) return;
  const by = foreign?.author?.displayName ?? 'somebody else';
  throw new AssistantError('assistant.impossible', {
    detail:
      foreign === undefined || !granted.has('DELETE_OWN_ATTACHMENTS')
        ? `You may not delete attachments of ${key} in Jira.`
        : `${foreign.fileName} is by ${by}, and you may delete only your own attachments of ${key}.`,
  });
}
