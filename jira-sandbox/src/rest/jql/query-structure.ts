import {
  type Clause,
  type Field,
  type HistoryPredicate,
  type Operand,
  printOperand,
  type Query,
  quoteIfNeeded,
} from '@sidelight/jql';

/** A query as `/jql/parse` takes it apart. */
export function queryStructure({ where, orderBy }: Query) {
  return {
    ...(where === null ? {} : { where: clauseStructure(where) }),
    ...(orderBy.length === 0
      ? {}
      : {
          orderBy: {
            fields: orderBy.map(({ field, direction }) => ({
              field: fieldStructure(field),
              ...(direction === null ? {} : { direction }),
            })),
          },
        }),
  };
}

function clauseStructure(clause: Clause): Record<string, unknown> {
  switch (clause.kind) {
    case 'and':
    case 'or':
      return { clauses: clause.clauses.map(clauseStructure), operator: clause.kind };
    case 'not':
      return { clauses: [clauseStructure(clause.clause)], operator: 'not' };
    case 'comparison':
      return {
        field: fieldStructure(clause.field),
        operator: clause.operator === '!~' ? '~=' : clause.operator,
        operand: operandStructure(clause.operand),
      };
    case 'was':
      return {
        field: fieldStructure(clause.field),
        operator: clause.operator,
        operand: operandStructure(clause.operand),
        predicates: clause.predicates.map(predicateStructure),
      };
    case 'changed':
      return {
        field: fieldStructure(clause.field),
        operator: 'changed',
        predicates: clause.predicates.map(predicateStructure),
      };
  }
}

function predicateStructure({ name, operand }: HistoryPredicate) {
  return { operator: name, operand: operandStructure(operand) };
}

function fieldStructure(field: Field) {
  if (field.kind === 'custom') return { name: `cf[${field.id}]`, encodedName: `cf[${field.id}]` };
  if (field.kind === 'named') return { name: field.name, encodedName: quoteIfNeeded(field.name) };
  const { entity, key, path } = field;
  const name = `${entity}[${key}]${path === '' ? '' : `.${path}`}`;
  return { name, encodedName: name, property: [{ entity, key, path }] };
}

function operandStructure(operand: Operand): Record<string, unknown> {
  switch (operand.kind) {
    case 'value':
      return { value: operand.text, encodedValue: printOperand(operand) };
    case 'empty':
      return { keyword: 'empty' };
    case 'function':
      return {
        function: operand.name,
        arguments: operand.args.map(({ text }) => text),
        encodedOperand: printOperand(operand),
      };
    case 'list':
      return { values: operand.items.map(operandStructure), encodedOperand: printOperand(operand) };
  }
}
