import { type Action, type AllowableAction, allowableActions } from '@sidelight/contract';
import type { Operation } from '../operation.ts';
import { kindOf } from '../tools/operation-kinds.ts';

/** From the one that needs the most care. */
const byCare: readonly Action[] = [
  'delete',
  'change',
  'create',
  'attach',
  'link',
  'comment',
  'work',
  'follow',
];

/** Every kind of thing that the operations of a plan do. */
export function actionsIn(operations: readonly Operation[]): ReadonlySet<Action> {
  return new Set(operations.map((operation) => kindOf(operation).action));
}

/** What a plan does, in the kinds that rules are made of. One that undoes is looked at each time. */
export function actionOf(operations: readonly Operation[], undoes: string | null): Action {
  if (undoes !== null || operations.some((operation) => operation.undoes !== undefined)) return 'undo';
  const actions = actionsIn(operations);
  return byCare.find((action) => actions.has(action)) ?? 'change';
}

export function isAllowable(action: Action): action is AllowableAction {
  return (allowableActions as readonly Action[]).includes(action);
}

/** How many issues the operations are about, however many are about one of them. What is attached to a new one is about that. */
export function issuesIn(operations: readonly Operation[]): number {
  const created = operations.filter(({ kind }) => kind === 'create').length;
  const keys = operations.flatMap((operation) => ('key' in operation ? (operation.key ?? []) : []));
  return created + new Set(keys).size;
}

/** Keys of the issues that an operation touches. */
export function keysOf(operation: Operation): readonly string[] {
  return kindOf(operation).keys(operation);
}
