import { createHash } from 'node:crypto';
import type { JiraAccount } from '../../../jira/jira.ts';
import { AssistantError } from '../../assistant-error.ts';
import type { OwnFiles } from '../../files/person-files.ts';
import { withIgnored } from '../change/change-in-words.ts';
import type { Examined, Ran } from '../operation-kind.ts';
import { summaryOf } from '../write-plan.ts';
import type { DeleteAttachmentsOperation, KeptFile } from './attachment-operations.ts';
import { filesInWords } from './files-in-words.ts';

/** Keeps what is to be kept, then deletes. Throws as `OperationKind.run`, with nothing deleted. */
export async function runDeleteAttachments(
  operation: DeleteAttachmentsOperation,
  account: JiraAccount,
  mark: string,
  files: OwnFiles,
): Promise<Ran> {
  const present = await account.attachments.of(operation.key);
  const gone = operation.attachments.find(({ id }) => !present.some((other) => other.id === id));
  if (gone !== undefined) {
    throw new AssistantError('assistant.changed-meanwhile', {
      detail: `${gone.name} is not there any more.`,
    });
  }
  return deleteThose(operation, account, mark, files);
}

/** Where some are gone, this run of it was begun before: the rest is deleted too. */
export async function examineDeleteAttachments(
  operation: DeleteAttachmentsOperation,
  account: JiraAccount,
  mark: string,
  files: OwnFiles,
): Promise<Examined> {
  const present = await account.attachments.of(operation.key);
  const left = operation.attachments.filter(({ id }) => present.some((other) => other.id === id));
  return left.length === operation.attachments.length
    ? 'nothing'
    : deleteThose(operation, account, mark, files);
}

async function deleteThose(
  operation: DeleteAttachmentsOperation,
  account: JiraAccount,
  mark: string,
  files: OwnFiles,
): Promise<Ran> {
  const { key, attachments } = operation;
  const present = await account.attachments.of(key);
  const left = attachments.filter(({ id }) => present.some((other) => other.id === id));
  // All is kept before anything is deleted.
  for (const { id, name, size, keep } of left) {
    if (!keep) continue;
    const bytes = await account.attachments.content({ id, size });
    await files.keep({ id: keptId(mark, id), name, bytes });
  }
  let deleted = attachments.length - left.length;
  for (const { id, name } of left) {
    try {
      await account.attachments.remove(key, { id, fileName: name });
      deleted += 1;
    } catch (error) {
      // What was deleted before it must be in the journal, or it could not be brought back.
      if (deleted === 0) throw error;
      break;
    }
  }
  const [issue, after] = await Promise.all([account.issue(key), account.attachments.of(key)]);
  const still = attachments.filter(({ id }) => after.some((other) => other.id === id));
  const ignored = still.map(({ name }) => name);
  const kept: KeptFile[] = [];
  for (const attachment of attachments) {
    const { id, keep } = attachment;
    if (keep && !still.includes(attachment)) kept.push(await keptFile(keptId(mark, id), files));
  }
  const names = filesInWords(attachments.map(({ name }) => name));
  return {
    output: {
      issue: summaryOf(issue),
      done: withIgnored(`Deleted ${names} from ${key}`, ignored),
      ignoredFields: ignored,
    },
    written: operation,
    made: { fields: {}, comment: null, kept },
  };
}

/** The same when it is run again, so that what was kept before is found. */
function keptId(mark: string, attachmentId: string): string {
  return createHash('sha256')
    .update(JSON.stringify([mark, attachmentId]))
    .digest('hex');
}

async function keptFile(id: string, files: OwnFiles): Promise<KeptFile> {
  const { name, mediaType, kind, size, sha256 } = await files.find(id);
  return { fileId: id, name, mediaType, kind, size, sha256 };
}
