import type { OperationKind } from '../operation-kind.ts';
import type { LinkOperation, UnlinkOperation } from './link-operations.ts';
import { planLinkAgain, planUnlink } from './plan-link.ts';
import { examineLink, runLink, runUnlink } from './run-link.ts';

export const link: OperationKind<LinkOperation> = {
  action: 'link',
  verb: 'Linked',
  keys: linked,
  run: runLink,
  examine: examineLink,
  undo: ({ operation, made }, _situation, source) => planUnlink(operation, made, source),
};

export const unlink: OperationKind<UnlinkOperation> = {
  action: 'delete',
  verb: 'Deleted the links of',
  keys: linked,
  run: runUnlink,
  examine: examineLink,
  undo: ({ operation }, _situation, source) => planLinkAgain(operation, source),
};

function linked({ key, ends: { from, to } }: LinkOperation | UnlinkOperation): string[] {
  return [...new Set([key, from, to])];
}
