import type { SingleOperand } from '@sidelight/jql';
import type { World } from './world.ts';

/** For tests: what a date in a query stands for, by the calendar of UTC; `end` is not included. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

const units: Readonly<Record<string, number>> = {
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};

/** Null for a time that there never was. */
export function rangeOf(operand: SingleOperand, world: World): Range | null {
  if (operand.kind === 'function') {
    const at = calledTime(
      operand.name,
      operand.args.map(({ text }) => text),
      world,
    );
    return at === null ? null : { start: at, end: at + 1 };
  }
  if (operand.kind === 'empty') return null;
  const { text } = operand;
  if (/^\d{4}-\d\d-\d\d$/.test(text)) {
    const start = Date.parse(text);
    return { start, end: start + 86_400_000 };
  }
  if (/^\d{4}-/.test(text)) {
    const start = Date.parse(`${text.replace(' ', 'T')}Z`);
    return { start, end: start + 60_000 };
  }
  const sign = text.startsWith('-') ? -1 : 1;
  let start = world.now;
  for (const [, amount, unit = 'm'] of text.matchAll(/(\d+)([wdhm])/g)) {
    start += sign * Number(amount) * (units[unit] ?? 0);
  }
  return { start, end: start + 60_000 };
}

const periods: Readonly<Record<string, string>> = { Day: 'd', Week: 'w', Month: 'M', Year: 'y' };
const bySize = 'mhdwMy';

function calledTime(name: string, args: readonly string[], { now, logins }: World): number | null {
  if (name === 'now') return now;
  if (name === 'currentLogin') return logins.current;
  if (name === 'lastLogin') return logins.last;
  const period = periods[name.replace(/^(startOf|endOf)/, '')] ?? 'd';
  const [, digits = '0', given = ''] = /^([+-]?\d+)([a-zA-Z]?)$/.exec(args[0] ?? '0') ?? [];
  const [amount, unit] = [Number(digits), given === '' ? period : given];
  const movesPeriod = bySize.indexOf(unit) >= bySize.indexOf(period);
  const start = beginning(movesPeriod ? moved(now, amount, unit) : now, period);
  const edge = name.startsWith('start') ? start : moved(start, 1, period) - 1;
  return movesPeriod ? edge : moved(edge, amount, unit);
}

function beginning(at: number, period: string): number {
  const date = new Date(at);
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
  if (period === 'y') return Date.UTC(year, 0, 1);
  if (period === 'M') return Date.UTC(year, month, 1);
  return Date.UTC(year, month, period === 'w' ? day - date.getUTCDay() : day);
}

function moved(at: number, amount: number, unit: string): number {
  if (unit !== 'M' && unit !== 'y') return at + amount * (units[unit] ?? 0);
  const date = new Date(at);
  const wanted = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + amount * (unit === 'y' ? 12 : 1));
  const daysInMonth = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(wanted, daysInMonth));
  return date.getTime();
}
