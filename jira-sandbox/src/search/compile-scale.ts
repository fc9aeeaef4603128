import type { Comparison, ComparisonOperator } from '@sidelight/jql';
import type { ScaleField } from './field-shapes.ts';
import { byScan, type Matcher, never } from './matcher.ts';
import { type WantedRange, wantedRanges } from './scale-values.ts';
import type { Compilation } from './search-context.ts';

export function compileScale(
  clause: Comparison,
  operator: ComparisonOperator,
  field: ScaleField,
  compilation: Compilation,
): Matcher {
  const wanted = wantedRanges(clause.operand, field, compilation);
  // A time that there never was, such as the sign-in before the first, is compared with nothing.
  if (wanted.length === 0) return never;
  const findsEmpty = wanted.includes(null);
  const ranges = wanted.filter((range): range is WantedRange => range !== null);
  const isWithin = (value: number | string) => ranges.some(({ low, high }) => value >= low && value <= high);
  if (field.values !== undefined) return compileSeveral(operator, field.values, wanted);
  const [only] = ranges;
  if (ranges.length === 1 && only !== undefined && isOrdering(operator)) {
    return byScan((issue) => {
      const value = field.value(issue);
      return value !== null && satisfies(operator, value < only.low ? -1 : value > only.low ? 1 : 0);
    });
  }
  return byScan((issue) => {
    const value = field.value(issue);
    if (operator === '=' || operator === 'in') return value === null ? findsEmpty : isWithin(value);
    if (value === null || isOrdering(operator)) return false;
    return !isWithin(value);
  });
}

/** Fields that hold several sizes, such as the days on which work was logged: one that fits is enough. */
function compileSeveral(
  operator: ComparisonOperator,
  values: NonNullable<ScaleField['values']>,
  wanted: readonly (WantedRange | null)[],
): Matcher {
  const fits = (value: number | string): boolean =>
    wanted.some((range) => {
      if (range === null) return false;
      if (isOrdering(operator))
        return satisfies(operator, value < range.low ? -1 : value > range.low ? 1 : 0);
      return value >= range.low && value <= range.high;
    });
  const findsNone = operator === '!=' || operator === 'not in';
  return byScan((issue) => {
    const held = values(issue);
    if (held.length === 0) return !findsNone && !isOrdering(operator) && wanted.includes(null);
    return findsNone ? !held.some(fits) : held.some(fits);
  }, 5);
}

function isOrdering(operator: ComparisonOperator): boolean {
  return operator === '>' || operator === '>=' || operator === '<' || operator === '<=';
}

export function satisfies(operator: ComparisonOperator, difference: number): boolean {
  if (operator === '>') return difference > 0;
  if (operator === '>=') return difference >= 0;
  return operator === '<' ? difference < 0 : difference <= 0;
}
