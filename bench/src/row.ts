/** One line of the benchmark: what was measured, what it stands beside in the same run, what it must stay under. */
export interface Row {
  readonly what: string;
  readonly measured: number;
  readonly baseline: { readonly what: string; readonly value: number };
  /** `compared` is what the limit is about: the value itself, or what it adds to its baseline, or how many times its baseline it is. */
  readonly limit: { readonly compared: 'value' | 'added' | 'ratio'; readonly most: number };
  readonly unit: 'ms' | 'µs' | 'MB' | 'tokens' | 'points' | 'calls';
  /** What it is made of, a line each. */
  readonly details?: readonly string[];
}

export function passes(row: Row): boolean {
  return compared(row) <= row.limit.most;
}

function compared({ limit, measured, baseline }: Row): number {
  if (limit.compared === 'ratio') return measured / baseline.value;
  return limit.compared === 'value' ? measured : measured - baseline.value;
}

export function format(row: Row): string {
  const number = (value: number) =>
    `${value.toFixed(value < 10 && !Number.isInteger(value) ? 2 : 0)} ${row.unit}`;
  return [
    `${passes(row) ? '✓' : '✗'} ${row.what}: ${number(row.measured)}`,
    `    beside: ${row.baseline.what}: ${number(row.baseline.value)} (ratio ${(row.measured / row.baseline.value).toFixed(2)})`,
    `    limit: ${limitInWords(row, number)}`,
    ...(row.details ?? []).map((line) => `      ${line}`),
  ].join('\n');
}

function limitInWords(row: Row, number: (value: number) => string): string {
  const { compared: what, most } = row.limit;
  if (what === 'ratio') return `at most ${most} times that`;
  return what === 'added'
    ? `added ${number(compared(row))}, at most ${number(most)}`
    : `at most ${number(most)}`;
}
