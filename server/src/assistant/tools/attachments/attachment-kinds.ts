import { AssistantError } from '../../assistant-error.ts';
import type { OperationKind, RunOperation } from '../operation-kind.ts';
import { type PlanningSituation, summaryOf, type WritePlan } from '../write-plan.ts';
import type { AttachOperation, DeleteAttachmentsOperation } from './attachment-operations.ts';
import { planAttach } from './plan-attach.ts';
import { planAttachmentDeletion } from './plan-attachment-deletion.ts';
import { examineAttach, runAttach } from './run-attach.ts';
import { examineDeleteAttachments, runDeleteAttachments } from './run-attachment-deletion.ts';

export const attach: OperationKind<AttachOperation> = {
  action: 'attach',
  verb: 'Attached files to',
  after: ({ newAt }) => (newAt === undefined ? [] : [newAt]),
  resolved(operation, keyAt) {
    return operation.newAt === undefined ? operation : { ...operation, key: keyAt(operation.newAt) };
  },
  keys: ({ key }) => (key === undefined ? [] : [key]),
  run: runAttach,
  examine: examineAttach,
  undo: planRemovalOfAttached,
};

export const deleteAttachments: OperationKind<DeleteAttachmentsOperation> = {
  action: 'delete',
  verb: 'Deleted attachments of',
  keys: ({ key }) => [key],
  run: runDeleteAttachments,
  examine: examineDeleteAttachments,
  undo: planRestoring,
};

/** Those that are still there. */
async function planRemovalOfAttached(
  { issueKey: key, made: { attachmentIds = [] } }: RunOperation<AttachOperation>,
  situation: PlanningSituation,
): Promise<WritePlan> {
  const all = await situation.account.attachments.of(key);
  const left = all.filter(({ id }) => attachmentIds.includes(id));
  if (left.length > 0) return planAttachmentDeletion(key, left, situation);
  const issue = summaryOf(await situation.account.snapshot(key));
  const done = `Nothing was undone: what was attached to ${key} is not there any more.`;
  return { kind: 'nothing', output: { issue, done, ignoredFields: [] } };
}

function planRestoring(
  { operation: { key, attachments }, made: { kept = [] } }: RunOperation<DeleteAttachmentsOperation>,
  situation: PlanningSituation,
): Promise<WritePlan> {
  if (kept.length === 0) {
    throw new AssistantError('assistant.impossible', {
      detail: 'What was deleted was too large to be kept, so it cannot be brought back.',
    });
  }
  const lost = attachments.filter(({ keep }) => !keep).map(({ name }) => name);
  return planAttach(key, kept, situation, [
    'It is added as a new attachment: by you, with the time of today.',
    ...(lost.length === 0 ? [] : [`Not kept, and so not brought back: ${lost.join(', ')}.`]),
  ]);
}
