import {
  callFault,
  type FunctionCall,
  type Operand,
  type Operator,
  operandFault,
  type SingleOperand,
} from '@sidelight/jql';
import { alone } from './custom-search-field.ts';
import type { Described } from './field-shapes.ts';
import { functionIds } from './function-values.ts';
import { literalIds } from './id-values.ts';
import type { Compilation } from './search-context.ts';
import { wording } from './wording.ts';

type Named = Pick<Described, 'name' | 'kind' | 'entries' | 'formerIds'>;

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
  if (!checkCall(call, field, compilation)) return [];
  return call.name.toLowerCase() === 'cascadeoption'
    ? cascadeOptions(call, field, compilation)
    : functionIds(call, compilation);
}

/** `cascadeOption(Europe)`, with a second level `cascadeOption(Europe, Lisbon)`, or without one: `cascadeOption(Europe, none)`. */
function cascadeOptions(call: FunctionCall, field: Named, { refuse }: Compilation): readonly string[] {
  const [parentName = '', childName] = call.args.map(({ text }) => text);
  const among = (name: string, parent?: string) =>
    (field.entries ?? []).filter(
      (entry) =>
        entry.parent === parent &&
        (entry.id === name || entry.names.some((own) => own.toLowerCase() === name.toLowerCase())),
    );
  const [parent] = among(parentName);
  if (parent === undefined) {
    refuse(wording.noParentOption(parentName));
    return [];
  }
  if (childName === undefined) return [parent.id];
  if (/^(?:none|empty)$/i.test(childName)) return [alone(parent.id)];
  const children = among(childName, parent.id);
  if (children.length === 0) refuse(wording.noChildOption(childName, parentName));
  return children.map(({ id }) => id);
}

/** Reports a call that cannot give values for the field. */
export function checkCall(call: FunctionCall, field: Named, { refuse }: Compilation): boolean {
  const fault = callFault(call, field.kind, field.name);
  if (fault !== null) refuse(fault);
  return fault === null;
}
