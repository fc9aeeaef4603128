import type { AttachmentsInput } from '@sidelight/contract';
import { AssistantError } from '../../assistant-error.ts';
import type { Planner } from '../write-plan.ts';
import { attachmentMeant } from './find-attachment.ts';
import { planAttach, sentFilesMeant } from './plan-attach.ts';
import { planAttachmentDeletion } from './plan-attachment-deletion.ts';

/** Adds files of the person to an issue, or deletes an attachment of it. */
export const planAttachments: Planner<AttachmentsInput> = async ({ action, key, name, files }, situation) => {
  if (action === 'add') return planAttach(key, await sentFilesMeant(files, situation), situation);
  if (action === 'delete' && name !== undefined) {
    const all = await situation.account.attachments.of(key);
    return planAttachmentDeletion(key, [attachmentMeant(name, key, all)], situation);
  }
  throw new AssistantError('assistant.impossible', { detail: 'Say which attachment.' });
};
