import type { OperationKind } from '../operation-kind.ts';
import { planFollowBack, runFollow } from './follow-issue.ts';
import type { FollowOperation } from './follow-operation.ts';

/** Watching and voting. */
export const following: OperationKind<FollowOperation> = {
  action: 'follow',
  verb: 'Changed your watching and voting of',
  keys: ({ key }) => [key],
  run: runFollow,
  // Watching and voting twice is the same as once.
  examine: async () => 'nothing',
  undo: ({ operation }, _situation, source) => planFollowBack(operation, source),
};
