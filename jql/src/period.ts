/** `y` years, `M` months, `w` weeks, `d` days, `h` hours, `m` minutes. Case tells months from minutes. */
export type PeriodUnit = 'y' | 'M' | 'w' | 'd' | 'h' | 'm';

/** Parts to be added to a time one after the other; already signed. */
export interface Period {
  readonly parts: readonly { readonly amount: number; readonly unit: PeriodUnit }[];
}

/** Keeps every date that a query can name inside what `Date` can hold. */
const maxAmount = 100_000;

/** `-7d`, `"-4w 2d"`, `3h`: one sign for the whole. Months and years are for the increments of functions only. */
export function parseRelativeDate(text: string): Period | null {
  const match = /^\s*([+-])?\s*(\d{1,6}[wdhm](?:\s*\d{1,6}[wdhm])*)\s*$/i.exec(text);
  if (match?.[2] === undefined) return null;
  const sign = match[1] === '-' ? -1 : 1;
  const parts: { amount: number; unit: PeriodUnit }[] = [];
  for (const [, digits, letter] of match[2].matchAll(/(\d+)([a-zA-Z])/g)) {
    const unit = unitOf(letter ?? '');
    const amount = Number(digits);
    // An upper-case M is a month, which a relative date does not have.
    if (unit === null || unit === 'M' || unit === 'y' || amount > maxAmount) return null;
    parts.push({ amount: sign * amount, unit });
  }
  return { parts };
}

/** The argument of `startOfDay(…)` and its like: `-1`, `"+1w"`, `-1M`. Without a unit it counts in the function's own. */
export function parseIncrement(text: string, ownUnit: PeriodUnit): Period | null {
  const match = /^\s*([+-]?\d{1,6})\s*([a-zA-Z]?)\s*$/.exec(text);
  if (match === null) return null;
  const amount = Number(match[1]);
  const unit = match[2] === '' ? ownUnit : unitOf(match[2] ?? '');
  return unit === null || Math.abs(amount) > maxAmount ? null : { parts: [{ amount, unit }] };
}

function unitOf(letter: string): PeriodUnit | null {
  if (letter === 'M') return 'M';
  const lower = letter.toLowerCase();
  return lower === 'y' || lower === 'w' || lower === 'd' || lower === 'h' || lower === 'm' ? lower : null;
}
