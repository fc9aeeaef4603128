import {
  callFault,
  type FunctionCall,
  type Operand,
  type Operator,
  operandFault,
  type SingleOperand,
} from '@sidelight/jql';
import { functionIds } from './function-values.ts';
import { literalIds } from './id-values.ts';
import type { Compilation } from './search-context.ts';
import type { Described } from './search-field.ts';

type Named = Pick<Described, 'name' | 'kind'>;

/** What a field of ids is compared with. */
export interface WantedIds {
  readonly ids: ReadonlySet<string>;
  /** EMPTY, or `resolution = Unresolved`, was among the values. */
  readonly empty: boolean;
}

/** Reports an operand that this operator cannot take. */
export function checkOperandShape(
  operator: Operator,
  operand: Operand,
  field: Named,
  { refuse }: Compilation,
): boolean {
  const fault = operandFault(operator, operand, field.name);
  if (fault !== null) refuse(fault);
  return fault === null;
}

export function singleOperands(operand: Operand): readonly SingleOperand[] {
  return operand.kind === 'list' ? operand.items : [operand];
}

export function wantedIds(operand: Operand, field: Named, compilation: Compilation): WantedIds {
  const ids = new Set<string>();
  let empty = false;
  for (const single of singleOperands(operand)) {
    if (single.kind === 'empty' || isUnresolved(single, field)) empty = true;
    else {
      const named =
        single.kind === 'value'
          ? literalIds(single, field, compilation)
          : calledIds(single, field, compilation);
      for (const id of named) ids.add(id);
    }
  }
  return { ids, empty };
}

function isUnresolved(operand: SingleOperand, field: Named): boolean {
  return (
    field.kind === 'resolution' && operand.kind === 'value' && operand.text.toLowerCase() === 'unresolved'
  );
}

function calledIds(call: FunctionCall, field: Named, compilation: Compilation): readonly string[] {
  return checkCall(call, field, compilation) ? functionIds(call, compilation) : [];
}

/** Reports a call that cannot give values for the field. */
export function checkCall(call: FunctionCall, field: Named, { refuse }: Compilation): boolean {
  const fault = callFault(call, field.kind, field.name);
  if (fault !== null) refuse(fault);
  return fault === null;
}
