import { createHash } from 'node:crypto';
import type { Attachment, Issue } from '@sidelight/contract';
import type { JiraAccount } from '../../../jira/jira.ts';
import type { OwnFiles } from '../../files/person-files.ts';
import { withIgnored } from '../change/change-in-words.ts';
import type { Examined, Ran } from '../operation-kind.ts';
import { summaryOf } from '../write-plan.ts';
import { type AttachOperation, type KeptFile, keyOfAttach } from './attachment-operations.ts';
import { filesInWords } from './files-in-words.ts';

/** Throws as `OperationKind.run`; assistant.file-unknown when a file is not there any more as it was approved. */
export async function runAttach(
  operation: AttachOperation,
  account: JiraAccount,
  _mark: string,
  files: OwnFiles,
): Promise<Ran> {
  const uploads = await Promise.all(
    operation.files.map(async ({ fileId, name, mediaType, sha256 }) => ({
      name,
      mediaType,
      bytes: await files.bytes({ id: fileId, sha256 }),
    })),
  );
  const { issue, attachments, ignoredFields } = await account.attachments.add(
    keyOfAttach(operation),
    uploads,
  );
  return attached(operation, issue, attachments, ignoredFields);
}

/**
 * Jira keeps no mark with an attachment: what came since the plan, by the same person, with the name and the very bytes, is
 * what was attached.
 */
export async function examineAttach(operation: AttachOperation, account: JiraAccount): Promise<Examined> {
  const [all, me] = await Promise.all([account.attachments.of(keyOfAttach(operation)), account.myself()]);
  const since = all.filter(
    ({ id, author }) => !operation.before.includes(id) && author?.accountId === me.accountId,
  );
  const found: Attachment[] = [];
  const missing: string[] = [];
  for (const file of operation.files) {
    const its = await foundAmong(
      file,
      since.filter((candidate) => !found.includes(candidate)),
      account,
    );
    if (its === null) missing.push(file.name);
    else found.push(its);
  }
  if (found.length === 0) return 'nothing';
  return attached(operation, await account.issue(keyOfAttach(operation)), found, missing);
}

async function foundAmong(
  { name, size, sha256 }: KeptFile,
  candidates: readonly Attachment[],
  account: JiraAccount,
): Promise<Attachment | null> {
  for (const candidate of candidates) {
    if (candidate.fileName !== name || candidate.size !== size) continue;
    const bytes = await account.attachments.content(candidate);
    if (createHash('sha256').update(bytes).digest('hex') === sha256) return candidate;
  }
  return null;
}

function attached(
  operation: AttachOperation,
  issue: Issue,
  attachments: readonly Attachment[],
  ignoredFields: readonly string[],
): Ran {
  const names = filesInWords(operation.files.map(({ name }) => name));
  return {
    output: {
      issue: summaryOf(issue),
      done: withIgnored(`Attached ${names} to ${issue.key}`, [...ignoredFields]),
      ignoredFields: [...ignoredFields],
    },
    written: operation,
    made: { fields: {}, comment: null, attachmentIds: attachments.map(({ id }) => id) },
  };
}
