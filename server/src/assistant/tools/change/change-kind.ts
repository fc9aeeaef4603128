import type { OperationKind } from '../operation-kind.ts';
import type { ChangeOperation } from './change-operation.ts';
import { examineChange, runChange } from './run-change.ts';
import { planBack } from './undo-edit.ts';

/** An issue's fields and status. */
export const change: OperationKind<ChangeOperation> = {
  action: 'change',
  verb: 'Changed',
  inOrder: ({ rank }) => rank !== undefined,
  keys: touched,
  run: runChange,
  examine: examineChange,
  undo: ({ operation, made }, _situation, source) => planBack(operation, made, source),
};

/** The issue, and those that it comes under and leaves: their lists change with it. */
function touched({ key, edit, inverse }: ChangeOperation): string[] {
  const parents = edit?.parent === undefined ? [] : [edit.parent, inverse.edit?.parent];
  return [...new Set([key, ...parents.filter((parent) => typeof parent === 'string')])];
}
