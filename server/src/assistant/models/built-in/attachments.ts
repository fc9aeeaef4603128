import {
  type AttachmentsInput,
  type AttachmentsRead,
  attachmentsReadSchema,
  sizeInWords,
} from '@sidelight/contract';
import type { AttachmentsIntent } from '@sidelight/language';
import { code, link, plain } from '../../plain-markdown.ts';

const longestText = 3_000;
const mostNamed = 12;

export function attachmentsCall(intent: AttachmentsIntent): AttachmentsInput {
  const { kind: _, ...input } = intent;
  return input;
}

/** What a list or a reading said; undefined for the answer to a write. */
export function attachmentsAnswer(value: unknown): string | undefined {
  const read = attachmentsReadSchema.safeParse(value);
  if (!read.success) return undefined;
  const [only] = read.data.attachments;
  return read.data.content === undefined || only === undefined
    ? listAnswer(read.data)
    : contentAnswer(read.data, only.fileName, only.size, read.data.content);
}

/** The names alone: the card beside it has who, when and how large. */
function listAnswer({ key, url, total, attachments }: AttachmentsRead): string {
  const issue = link(key, url);
  if (total === 0) return `${issue} has no attachments.`;
  const names = attachments.slice(-mostNamed).map(({ fileName }) => plain(fileName));
  const more = total > names.length ? `; the newest ${names.length} are` : ':';
  return `${issue} has ${total} ${total === 1 ? 'attachment' : 'attachments'}${more} ${names.join(', ')}.`;
}

function contentAnswer(
  { key, url }: AttachmentsRead,
  fileName: string,
  size: number,
  content: NonNullable<AttachmentsRead['content']>,
): string {
  const file = `${code(fileName)} on ${link(key, url)}`;
  switch (content.kind) {
    case 'other':
      return `${file}: ${plain(content.why)}`;
    case 'image':
      return `${file} is a picture of ${sizeInWords(size)}. I cannot see pictures; it is shown here and in Jira.`;
    case 'text': {
      const { from, next, text } = content;
      if (text.trim() === '') return `${file} is empty.`;
      const shown = text.slice(0, longestText);
      const isCut = shown.length < text.length || next !== null || from > 0;
      const cut = isCut ? ` Shown are the first ${shown.length} characters of ${sizeInWords(size)}.` : '';
      return `${file} says:${cut}\n\n${fenced(shown)}`;
    }
  }
}

/** A block of code that nothing in the text can end. */
function fenced(text: string): string {
  const runs = text.match(/`+/g) ?? [];
  const fence = '`'.repeat(Math.max(3, 1 + Math.max(0, ...runs.map((run) => run.length))));
  return `${fence}\n${text.replace(/\s+$/, '')}\n${fence}`;
}
