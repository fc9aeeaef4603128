import { type FieldChange, type SentFile, sizeInWords } from '@sidelight/contract';
import { AssistantError } from '../../assistant-error.ts';
import { appears, type PlanningSituation, type WritePlan } from '../write-plan.ts';
import type { KeptFile } from './attachment-operations.ts';
import { filesInWords } from './files-in-words.ts';

/** What one plan attaches at most: all of it is held in memory while it is sent. */
const mostBytesAtOnce = 25 * 1_048_576;

/**
 * The files of the person that are meant: those of these names, the newest of each, or all of the newest message that had
 * any. Throws assistant.impossible, and assistant.file-unknown for one that is kept no more.
 */
export async function sentFilesMeant(
  names: readonly string[] | undefined,
  { sentFiles, files }: PlanningSituation,
): Promise<KeptFile[]> {
  const newest = sentFiles.at(-1);
  if (newest === undefined) {
    throw impossible(
      'No file was sent here. Add it to a message, with the paper clip or by dropping it there.',
    );
  }
  const all = sentFiles.flat();
  const meant = names === undefined ? newest : names.map((name) => newestNamed(name, all));
  const kept: KeptFile[] = [];
  for (const { id } of new Set(meant)) {
    const { name, mediaType, kind, size, sha256 } = await files.find(id);
    kept.push({ fileId: id, name, mediaType, kind, size, sha256 });
  }
  return kept;
}

function newestNamed(name: string, all: readonly SentFile[]): SentFile {
  const said = name.trim().toLowerCase();
  const found =
    all.findLast((file) => file.name.toLowerCase() === said) ?? all.findLast(({ id }) => id === name);
  if (found !== undefined) return found;
  const names = [...new Set(all.map((file) => file.name))].join(', ');
  throw impossible(`No file named “${name}” was sent here. There is ${names}.`);
}

/** The plan that attaches files. Throws like every planner. */
export async function planAttach(
  key: string,
  files: readonly KeptFile[],
  { account }: PlanningSituation,
  warnings: readonly string[] = [],
): Promise<WritePlan> {
  const [issue, siteUrl, granted, limit, present] = await Promise.all([
    account.snapshot(key),
    account.siteUrl(),
    account.permissions(['CREATE_ATTACHMENTS'], key),
    account.attachments.limit(),
    account.attachments.of(key),
  ]);
  if (!granted.has('CREATE_ATTACHMENTS')) throw impossible(`You may not add attachments to ${key} in Jira.`);
  demandFitting(files, limit);
  const twice = files.filter(({ name }) => present.some(({ fileName }) => fileName === name));
  return {
    kind: 'plan',
    plan: {
      kind: 'change',
      title: `Attach ${filesInWords(files.map(({ name }) => name))} to ${issue.key}`,
      issues: [
        {
          key: issue.key,
          url: issue.url,
          summary: issue.summary,
          changes: fileRows(files),
        },
      ],
      leftOut: [],
      warnings: [
        ...warnings,
        ...twice.map(
          ({ name }) => `${issue.key} has an attachment named ${name} already; this one is added beside it.`,
        ),
      ],
    },
    operations: [
      {
        kind: 'attach',
        siteUrl,
        key: issue.key,
        files: [...files],
        before: present.map(({ id }) => id),
      },
    ],
  };
}

/** What a person is shown of files that are to be attached. */
export function fileRows(files: readonly KeptFile[]): FieldChange[] {
  return files.map(({ fileId, name, size, kind }) => ({
    ...appears('attachment', 'Attachment', `${name} (${sizeInWords(size)})`),
    ...(kind === 'image' ? { picture: { of: 'file' as const, id: fileId } } : {}),
  }));
}

/** Throws assistant.impossible for what is more than Jira takes, `limit` bytes a file, or than is sent at once. */
export function demandFitting(files: readonly KeptFile[], limit: number): void {
  const large = files.find(({ size }) => size > limit);
  if (large !== undefined) {
    const sizes = `${sizeInWords(large.size)}, and this Jira takes files of ${sizeInWords(limit)} at most`;
    throw impossible(`${large.name} has ${sizes}.`);
  }
  if (files.reduce((sum, { size }) => sum + size, 0) > mostBytesAtOnce) {
    throw impossible(`Together they are more than ${sizeInWords(mostBytesAtOnce)}: attach them in two goes.`);
  }
}

function impossible(detail: string): AssistantError {
  return new AssistantError('assistant.impossible', { detail });
}
