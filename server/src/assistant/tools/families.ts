import type { Operation } from '../operation.ts';

/**
 * The operations of one plan with what they have to wait for: an issue is deleted after those below it, and created again
 * after the one above it, whose new key is not known before. What is attached to an issue that is created again stands right
 * behind its creation.
 */
export function inFamilies(operations: readonly Operation[]): Operation[] {
  return operations.map((operation, place) => {
    if (operation.kind === 'attach' && operation.newAt !== undefined) {
      return { ...operation, newAt: place - 1 };
    }
    if (operation.kind === 'delete-issue') {
      const after = placesWhere(
        operations,
        (other) => other.kind === 'delete-issue' && other.restore.parent === operation.key,
      );
      return after.length === 0 ? operation : { ...operation, after };
    }
    if (operation.kind !== 'create' || operation.issue.parent === undefined) return operation;
    const { parent, ...issue } = operation.issue;
    const [parentAt] = placesWhere(operations, (other) => other.kind === 'create' && other.again === parent);
    return parentAt === undefined ? operation : { ...operation, issue, parentAt };
  });
}

function placesWhere(operations: readonly Operation[], is: (operation: Operation) => boolean): number[] {
  return operations.flatMap((operation, place) => (is(operation) ? [place] : []));
}
