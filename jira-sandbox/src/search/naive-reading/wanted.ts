import type { Operand, SingleOperand } from '@sidelight/jql';
import { calledNames } from './functions.ts';
import type { World } from './world.ts';

/** For tests: what a field is compared with. */

export function singles(operand: Operand): readonly SingleOperand[] {
  return operand.kind === 'list' ? operand.items : [operand];
}

/** In names; EMPTY and Unresolved are called EMPTY. */
export function namesIn(operand: Operand, world: World): readonly string[] {
  return singles(operand).flatMap((single) => {
    if (single.kind === 'function') return calledNames(single, world);
    if (single.kind === 'empty' || single.text === 'Unresolved') return ['EMPTY'];
    return [single.text];
  });
}
