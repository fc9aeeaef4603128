import type { Operation } from '../operation.ts';
import { attach, deleteAttachments } from './attachments/attachment-kinds.ts';
import { change } from './change/change-kind.ts';
import { comment, deleteComment, editComment } from './comments/comment-kinds.ts';
import { creation } from './create/creation-kind.ts';
import { deletion } from './delete/deletion-kind.ts';
import { following } from './follow/following-kind.ts';
import { link, unlink } from './links/link-kinds.ts';
import type { OperationKind } from './operation-kind.ts';
import { deleteWorklog, editWorklog, logWork } from './worklogs/work-kinds.ts';

type Operations = { readonly [Each in Operation as Each['kind']]: Each };
type KindName = keyof Operations;
/** Spelt so that the compiler sees an operation and its kind belong together. */
type OperationOf<Name extends KindName> = { [Each in Name]: Operations[Each] & { kind: Each } }[Name];
type Kinds = { readonly [Each in KindName]: OperationKind<OperationOf<Each>> };

/** Every kind of write that a plan can hold. */
export const operationKinds: Kinds = {
  create: creation,
  change,
  comment,
  'edit-comment': editComment,
  'delete-comment': deleteComment,
  'delete-issue': deletion,
  follow: following,
  link,
  unlink,
  'log-work': logWork,
  'edit-worklog': editWorklog,
  'delete-worklog': deleteWorklog,
  attach,
  'delete-attachments': deleteAttachments,
};

/** What belongs to the operation's own kind. */
export function kindOf<Name extends KindName>(
  operation: OperationOf<Name>,
): OperationKind<OperationOf<Name>> {
  return operationKinds[operation.kind];
}

export function isInOrder(operation: Operation): boolean {
  return kindOf(operation).inOrder?.(operation) ?? false;
}
