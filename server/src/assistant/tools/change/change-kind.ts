import type { OperationKind } from '../operation-kind.ts';
import type { ChangeOperation } from './change-operation.ts';
import { examineChange, runChange } from './run-change.ts';
import { planBack } from './undo-edit.ts';

/** An issue's fields and status. */
export const change: OperationKind<ChangeOperation> = {
  action: 'change',
  verb: 'Changed',
  inOrder: ({ rank }) => rank !== undefined,
  keys: ({ key }) => [key],
  run: runChange,
  examine: examineChange,
  undo: ({ operation, made }, _situation, source) => planBack(operation, made, source),
};
