import {
  type DateRange,
  evaluateDate,
  evaluateDateFunction,
  invalidDate,
  type Operand,
  type SingleOperand,
  wallDay,
} from '@sidelight/jql';
import type { ScaleField } from './field-shapes.ts';
import { checkCall, singleOperands } from './operand.ts';
import type { Compilation } from './search-context.ts';
import { wording } from './wording.ts';

/** `=` asks for what lies between the two, both included; `<`, `>` and their like compare with `low`. */
export interface WantedRange {
  readonly low: number | string;
  readonly high: number | string;
}

/** Null stands for EMPTY. Faulty values are reported and left out. */
export function wantedRanges(
  operand: Operand,
  field: ScaleField,
  compilation: Compilation,
): readonly (WantedRange | null)[] {
  const wanted: (WantedRange | null)[] = [];
  for (const single of singleOperands(operand)) {
    if (single.kind === 'empty') {
      wanted.push(null);
    } else {
      const range =
        field.holds === 'number'
          ? numberRange(single, field, compilation)
          : dateRange(single, field, compilation);
      if (range !== null) wanted.push(range);
    }
  }
  return wanted;
}

function numberRange(single: SingleOperand, field: ScaleField, compilation: Compilation): WantedRange | null {
  if (single.kind === 'function') {
    // No function gives numbers, so this reports the misfit.
    checkCall(single, field, compilation);
    return null;
  }
  const text = single.kind === 'value' ? single.text.trim() : '';
  if (field.kind === 'duration') return durationRange(text, field, compilation);
  const number = Number(text);
  if (text !== '' && Number.isFinite(number)) return { low: number, high: number };
  compilation.refuse(wording.badNumber(text, field.name));
  return null;
}

/** Days of eight hours and weeks of five days, as the site counts them. */
const secondsIn: Readonly<Record<string, number>> = { m: 60, h: 3_600, d: 8 * 3_600, w: 40 * 3_600 };

/** `4h`, `1d 2h`; a bare number counts minutes. The field holds seconds. */
function durationRange(text: string, field: ScaleField, { refuse }: Compilation): WantedRange | null {
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)\s*([mhdw]?)/gi)];
  if (!/^(?:\d+(?:\.\d+)?\s*[mhdw]?\s*)+$/i.test(text)) {
    refuse(wording.badDuration(text, field.name));
    return null;
  }
  const seconds = parts.reduce(
    (sum, [, amount, unit]) => sum + Number(amount) * (secondsIn[unit?.toLowerCase() || 'm'] ?? 60),
    0,
  );
  return { low: seconds, high: seconds };
}

function dateRange(single: SingleOperand, field: ScaleField, compilation: Compilation): WantedRange | null {
  const range = instantRange(single, field, compilation);
  if (range === null) return null;
  if (field.holds === 'instant') return { low: range.start, high: range.end - 1 };
  const day = wallDay(compilation.dates.zone.toWall(range.start));
  return { low: day, high: day };
}

/** When a literal or a date function is; reported and null when it is no date. A function's range is one instant wide. */
export function instantRange(
  single: SingleOperand,
  field: Pick<ScaleField, 'name'>,
  compilation: Compilation,
): DateRange | null {
  const { dates, refuse } = compilation;
  if (single.kind === 'function') {
    if (!checkCall(single, { name: field.name, kind: 'instant' }, compilation)) return null;
    const args = single.args.map((argument) => argument.text);
    // currentLogin() and lastLogin(): the sandbox signs people in for one run only.
    const instant = evaluateDateFunction(single.name, args, dates) ?? dates.now;
    return { start: instant, end: instant + 1 };
  }
  const text = single.kind === 'value' ? single.text : '';
  // Jira also takes milliseconds since 1970.
  const range = /^\d{9,15}$/.test(text)
    ? { start: Number(text), end: Number(text) + 1 }
    : evaluateDate(text, dates);
  if (range === null) refuse(invalidDate(text, field.name));
  return range;
}
