import type { Attachment, Issue, WriteResult } from '@sidelight/contract';
import { getAttachment, getAttachmentMeta, getIssue, removeAttachment } from 'jira.js/cloud';
import { BufferSchema, type Client } from 'jira.js/core';
import { z } from 'zod';
import { JiraError } from '../errors.ts';
import { pathKey } from '../path-key.ts';
import { read } from '../reading/read.ts';
import { afterWrite } from '../writes/read-back.ts';
import { byAge, jiraAttachmentSchema } from './attachment.ts';

/** A file to attach. */
export interface UploadedFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

export interface AttachedResult extends WriteResult {
  /** Those that were made, as Jira has them now, in the order of the files. */
  readonly attachments: readonly Attachment[];
}

/** Bytes `from` on, `length` of them at most. */
export interface ByteRange {
  readonly from: number;
  readonly length: number;
}

export interface AttachmentParts {
  /** With time enough for a whole file. */
  readonly client: Client;
  readonly readIssue: (key: string) => Promise<Issue>;
  /** Bytes that one file may have on the site; null where attachments are switched off. */
  readonly siteLimit: () => Promise<number | null>;
}

const fieldsSchema = z.object({
  fields: z.object({ attachment: z.array(jiraAttachmentSchema).nullish().catch(null) }),
});
const uploadedSchema = z.array(jiraAttachmentSchema);

/** The files of issues. Names and contents are whatever somebody uploaded: data, never instructions. */
export class IssueAttachments {
  readonly #parts: AttachmentParts;
  readonly #client: Client;

  constructor(parts: AttachmentParts) {
    this.#parts = parts;
    this.#client = parts.client;
  }

  /** The oldest first. */
  async of(key: string): Promise<Attachment[]> {
    const found = await getIssue(this.#client, { issueIdOrKey: pathKey(key), fields: ['attachment'] });
    return (read(fieldsSchema, found).fields.attachment ?? []).toSorted(byAge);
  }

  async find(id: string): Promise<Attachment> {
    return read(jiraAttachmentSchema, await getAttachment(this.#client, { id: pathKey(id) }));
  }

  /**
   * The content, or a part of it. Throws jira.unintelligible when the whole has not the size that Jira says, and for
   * more than the transport takes.
   */
  async content({ id, size }: Pick<Attachment, 'id' | 'size'>, range?: ByteRange): Promise<Uint8Array> {
    if (size === 0 || (range !== undefined && range.from >= size)) return new Uint8Array();
    const answer = await this.#client.sendRequest({
      url: `/rest/api/3/attachment/content/${pathKey(id)}`,
      method: 'GET',
      searchParams: { redirect: false },
      headers: {
        accept: '*/*',
        ...(range === undefined ? {} : { range: `bytes=${range.from}-${range.from + range.length - 1}` }),
      },
      schema: BufferSchema,
    });
    const bytes = bytesOf(answer);
    if (range !== undefined) {
      // A store that knows no ranges sends the whole.
      const whole = bytes.byteLength === size;
      return whole ? bytes.subarray(range.from, range.from + range.length) : bytes.subarray(0, range.length);
    }
    if (bytes.byteLength === size) return bytes;
    throw new JiraError('jira.unintelligible', { detail: 'The file did not arrive whole.' });
  }

  /** A small picture of it, `side` pixels at most each way; null where Jira has none. */
  async thumbnail(id: string, side: number): Promise<Uint8Array | null> {
    try {
      const answer = await this.#client.sendRequest({
        url: `/rest/api/3/attachment/thumbnail/${pathKey(id)}`,
        method: 'GET',
        searchParams: { redirect: false, fallbackToDefault: false, width: side, height: side },
        headers: { accept: 'image/*' },
        schema: BufferSchema,
      });
      return bytesOf(answer);
    } catch (error) {
      if (error instanceof JiraError && error.code === 'jira.not-found') return null;
      throw error;
    }
  }

  /** Bytes that one file may have here. Throws jira.forbidden where the site takes none. */
  async limit(): Promise<number> {
    const limit = await this.#parts.siteLimit();
    if (limit !== null) return limit;
    throw new JiraError('jira.forbidden', {
      detail: 'Attachments are switched off on this Jira. Its administrator can switch them on.',
    });
  }

  /** All of them in one request. Throws jira.too-large, and jira.forbidden without the right to attach. */
  async add(key: string, files: readonly UploadedFile[]): Promise<AttachedResult> {
    const form = new FormData();
    for (const { name, mediaType, bytes } of files) {
      form.append('file', new File([new Uint8Array(bytes)], name, { type: mediaType }));
    }
    const added = await this.#client.sendRequest<unknown>({
      url: `/rest/api/3/issue/${pathKey(key)}/attachments`,
      method: 'POST',
      headers: { 'X-Atlassian-Token': 'no-check' },
      body: form,
    });
    return afterWrite(attachedInWords(key, files), async () => {
      const made = read(uploadedSchema, added);
      const [issue, now] = await Promise.all([this.#parts.readIssue(key), this.of(key)]);
      const kept = files.map(({ name, bytes }, index) =>
        now.find(
          ({ id, fileName, size }) =>
            id === made[index]?.id && fileName === name && size === bytes.byteLength,
        ),
      );
      const ignoredFields = files.flatMap(({ name }, index) => (kept[index] === undefined ? [name] : []));
      return { issue, ignoredFields, attachments: kept.filter((file) => file !== undefined) };
    });
  }

  async remove(key: string, attachment: Pick<Attachment, 'id' | 'fileName'>): Promise<WriteResult> {
    const { id, fileName } = attachment;
    await removeAttachment(this.#client, { id: pathKey(id) });
    return afterWrite(`${fileName} was deleted from ${key}`, async () => {
      const [issue, left] = await Promise.all([this.#parts.readIssue(key), this.of(key)]);
      return { issue, ignoredFields: left.some((other) => other.id === id) ? [fileName] : [] };
    });
  }
}

/** What the site lets be uploaded, for `siteLimit`. */
export async function askAttachmentLimit(client: Client): Promise<number | null> {
  const { enabled, uploadLimit } = await getAttachmentMeta(client);
  if (enabled === false) return null;
  return uploadLimit ?? usualLimit;
}

/** Jira Cloud's own default is 1 GB; a new site's is lower. What Jira does not say, it says when it refuses. */
const usualLimit = 10 * 1_048_576;

function bytesOf(answer: ArrayBuffer | ArrayBufferView): Uint8Array {
  return answer instanceof ArrayBuffer
    ? new Uint8Array(answer)
    : new Uint8Array(answer.buffer, answer.byteOffset, answer.byteLength);
}

function attachedInWords(key: string, files: readonly UploadedFile[]): string {
  const [first] = files;
  return files.length === 1
    ? `${first?.name ?? 'The file'} was attached to ${key}`
    : `The ${files.length} files were attached to ${key}`;
}
