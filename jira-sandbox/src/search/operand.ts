import {
  type FunctionCall,
  isDateFunction,
  isIncrement,
  type Operand,
  type Operator,
  printOperand,
  type SingleOperand,
  systemFunction,
} from '@sidelight/jql';
import { functionIds } from './function-values.ts';
import { literalIds } from './id-values.ts';
import type { Compilation } from './search-context.ts';
import type { Described } from './search-field.ts';
import { wording } from './wording.ts';

type Named = Pick<Described, 'name' | 'kind'>;

/** What a field of ids is compared with. */
export interface WantedIds {
  readonly ids: ReadonlySet<string>;
  /** EMPTY, or `resolution = Unresolved`, was among the values. */
  readonly empty: boolean;
}

/** Reports an operand that this operator cannot take: lists with `=`, EMPTY with `>`, and so on. */
export function checkOperandShape(
  operator: Operator,
  operand: Operand,
  field: Named,
  compilation: Compilation,
): boolean {
  const isList =
    operand.kind === 'list' || (operand.kind === 'function' && systemFunction(operand.name)?.isList === true);
  const sign = operator.toUpperCase();
  let fault: string | null = null;
  if (operator === 'is' || operator === 'is not') {
    if (operand.kind !== 'empty') fault = wording.emptyWanted(sign, field.name);
  } else if (operator.endsWith('in')) {
    if (!isList) fault = wording.listWanted(operator, printOperand(operand), field.name);
  } else if (isList) {
    fault = wording.listUnwanted(operator, printOperand(operand), field.name);
  } else if (operand.kind === 'empty' && !takesEmpty.has(operator)) {
    fault = wording.emptyUnwanted(operator, field.name);
  }
  if (fault !== null) compilation.refuse(fault);
  return fault === null;
}

const takesEmpty: ReadonlySet<Operator> = new Set<Operator>(['=', '!=', 'was', 'was not']);

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

/** Reports an unknown function, a wrong number of arguments, or a function of things that the field does not hold. */
export function checkCall(call: FunctionCall, field: Named, { refuse }: Compilation): boolean {
  const definition = systemFunction(call.name);
  const received = call.args.length;
  let fault: string | null = null;
  if (definition === null) {
    fault = wording.noFunction(call.name);
  } else if (received < definition.minArguments || received > definition.maxArguments) {
    const { minArguments, maxArguments } = definition;
    const expected = minArguments === maxArguments ? `${minArguments}` : `${minArguments}-${maxArguments}`;
    fault = wording.argumentCount(definition.name, expected, received);
  } else if (!definition.kinds.includes(field.kind)) {
    fault = wording.functionMisfit(definition.name, field.name);
  } else if (isDateFunction(call.name) && call.args.some(({ text }) => !isIncrement(text))) {
    fault = wording.badIncrement(definition.name);
  }
  if (fault !== null) refuse(fault);
  return fault === null;
}
