import { type Action, type AllowableAction, allowableActions } from '@sidelight/contract';
import type { Operation } from '../operation.ts';

const actions: Record<Operation['kind'], Action> = {
  create: 'create',
  change: 'change',
  comment: 'comment',
  'edit-comment': 'comment',
  'delete-issue': 'delete',
  'delete-comment': 'delete',
  'delete-worklog': 'delete',
  'log-work': 'work',
  follow: 'follow',
  link: 'link',
  unlink: 'link',
};

/** From the one that needs the most care. */
const byCare: readonly Action[] = ['delete', 'change', 'create', 'link', 'comment', 'work', 'follow'];

/** What a plan does, in the kinds that rules are made of. One that undoes is looked at each time. */
export function actionOf(operations: readonly Operation[], undoes: string | null): Action {
  if (undoes !== null || operations.some((operation) => operation.undoes !== undefined)) return 'undo';
  const kinds = new Set(operations.map(({ kind }) => actions[kind]));
  return byCare.find((action) => kinds.has(action)) ?? 'change';
}

export function isAllowable(action: Action): action is AllowableAction {
  return (allowableActions as readonly Action[]).includes(action);
}

/** Keys of the issues that an operation touches. */
export function keysOf(operation: Operation): string[] {
  if (operation.kind === 'create') return [];
  if (operation.kind === 'link' || operation.kind === 'unlink') {
    return [...new Set([operation.key, operation.ends.from, operation.ends.to])];
  }
  return [operation.key];
}
