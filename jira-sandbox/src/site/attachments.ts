import type { SiteChanges } from './changes.ts';
import type { Attachment } from './model/attachment.ts';
import type { HistoryItem } from './model/history.ts';
import type { Issue } from './model/issue.ts';
import type { Person } from './model/person.ts';

export type AttachmentDraft = Pick<Attachment, 'fileName' | 'mimeType' | 'content'>;

export function addAttachment(
  changes: SiteChanges,
  issue: Issue,
  draft: AttachmentDraft,
  author: Person,
  at: number,
): Attachment {
  const attachment = { ...draft, id: changes.newId('attachment'), author, createdAt: at };
  changes.changing(issue);
  issue.attachments = [...issue.attachments, attachment];
  const { id, fileName } = attachment;
  changes.record(issue, [{ ...NOTHING, to: id, toText: fileName }], author, at);
  return attachment;
}

export function removeAttachment(
  changes: SiteChanges,
  issue: Issue,
  attachment: Attachment,
  author: Person,
  at: number,
): void {
  changes.changing(issue);
  issue.attachments = issue.attachments.filter((other) => other !== attachment);
  const { id, fileName } = attachment;
  changes.record(issue, [{ ...NOTHING, from: id, fromText: fileName }], author, at);
}

const NOTHING: HistoryItem = {
  field: 'Attachment',
  fieldId: 'attachment',
  from: null,
  fromText: null,
  to: null,
  toText: null,
};
