import {
  type Attachment,
  type AttachmentsInput,
  type AttachmentsRead,
  sizeInWords,
} from '@sidelight/contract';
import type { JiraAccount } from '../../../jira/jira.ts';
import { mostPictureBytes } from '../../files/file-parts.ts';
import { fileTypeOf, sniffedBytes } from '../../files/file-type.ts';
import { attachmentsMeant } from './find-attachment.ts';
import { pageOf, pageStart } from './text-page.ts';

const mostListed = 50;

/** A picture that was read, for a model that sees. */
export interface ReadPicture {
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

export type ReadInput = AttachmentsInput & { readonly action: 'list' | 'read' };

export function isRead(input: AttachmentsInput): input is ReadInput {
  return input.action === 'list' || input.action === 'read';
}

/** Lists the attachments of an issue, or reads one. `onPicture` is handed a picture that was read. */
export async function readAttachments(
  input: AttachmentsInput,
  account: JiraAccount,
  onPicture: (picture: ReadPicture) => void,
): Promise<AttachmentsRead> {
  const [all, siteUrl] = await Promise.all([account.attachments.of(input.key), account.siteUrl()]);
  const { key } = input;
  const frame = { key, url: `${siteUrl}/browse/${encodeURIComponent(key)}`, total: all.length };
  if (input.action !== 'read' || input.name === undefined) {
    return { ...frame, attachments: all.slice(-mostListed) };
  }
  // Of several with the name the newest.
  const [meant] = attachmentsMeant(input.name, key, all);
  if (meant === undefined) return { ...frame, attachments: [] };
  const content = await contentOf(meant, input.from ?? 0, account, onPicture);
  return { ...frame, attachments: [meant], content };
}

async function contentOf(
  attachment: Attachment,
  wantedFrom: number,
  account: JiraAccount,
  onPicture: (picture: ReadPicture) => void,
): Promise<NonNullable<AttachmentsRead['content']>> {
  const { size, fileName } = attachment;
  // What it is, its beginning says; Jira's word for it is whatever somebody uploaded it as.
  const head = await account.attachments.content(attachment, { from: 0, length: sniffedBytes });
  const { kind, mediaType } = fileTypeOf(fileName, head);
  if (kind === 'image') {
    if (size > mostPictureBytes) {
      return { kind: 'other', why: `A picture of ${sizeInWords(size)} is too large to look at here.` };
    }
    const bytes = size <= head.byteLength ? head : await account.attachments.content(attachment);
    onPicture({ mediaType, bytes });
    return { kind: 'image' };
  }
  if (kind === 'other') return { kind: 'other', why: unreadable(mediaType) };
  const from = pageStart(wantedFrom, size);
  const page = await pageOf(from, size, head, (range) => account.attachments.content(attachment, range));
  return { kind: 'text', ...page };
}

function unreadable(mediaType: string): string {
  if (mediaType === 'application/pdf') return 'PDF files cannot be read here. Open it in Jira.';
  if (mediaType === 'application/zip')
    return 'Archives and Office documents cannot be read here. Open it in Jira.';
  return 'It is neither a text nor a picture, so it cannot be read here. Open it in Jira.';
}
