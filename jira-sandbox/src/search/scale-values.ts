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
    if (single.kind === 'empty' && field.name.toLowerCase() === 'votes') {
      compilation.refuse(wording.badCount('EMPTY', field.name));
    } else if (single.kind === 'empty') {
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
  const [isRight, say] = numberRules[field.name.toLowerCase()] ?? anyNumber;
  if (isRight(text)) return { low: Number(text), high: Number(text) };
  compilation.refuse(say(text, field.name));
  return null;
}

type NumberRule = readonly [isRight: (text: string) => boolean, say: (text: string, field: string) => string];

const anyNumber: NumberRule = [(text) => text !== '' && Number.isFinite(Number(text)), wording.badNumber];

/** By the field's name in lower case. */
const numberRules: Readonly<Record<string, NumberRule>> = {
  votes: [(text) => /^\d+$/.test(text), wording.badCount],
  workratio: [(text) => /^[+-]?\d+$/.test(text), wording.badInteger],
};

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
  field: Pick<ScaleField, 'name' | 'kind'>,
  compilation: Compilation,
): DateRange | null {
  const { dates, refuse } = compilation;
  if (single.kind === 'function') {
    if (!checkCall(single, field, compilation)) return null;
    const args = single.args.map((argument) => argument.text);
    const instant = evaluateDateFunction(single.name, args, dates) ?? signedInAt(single.name, compilation);
    return instant === null ? null : { start: instant, end: instant + 1 };
  }
  const text = single.kind === 'value' ? single.text : '';
  // Jira also takes milliseconds since 1970.
  const range = /^\d{9,15}$/.test(text)
    ? { start: Number(text), end: Number(text) + 1 }
    : evaluateDate(text, dates);
  if (range === null) refuse(invalidDate(text, field.name, field.kind));
  return range;
}

/** `currentLogin()`, `lastLogin()`; null for who has not signed in, or not twice. */
function signedInAt(called: string, { logins }: Compilation): number | null {
  return called.toLowerCase() === 'currentlogin' ? logins.current : logins.last;
}
