import type { Cell, Column } from '@sidelight/contract';
import { formatDateTime, formatDay } from '../formats/dates.ts';
import { formatDuration } from '../formats/duration.ts';

/** A cell as it is read; null when it is empty. */
export function cellText(kind: Column['kind'], cell: Cell, now: number, locale?: string): string | null {
  if (cell === null || cell === '') return null;
  if (kind === 'minutes' && typeof cell === 'number') return formatDuration(cell);
  if (typeof cell === 'number') return cell.toLocaleString(locale ?? 'en', { maximumFractionDigits: 2 });
  if (kind === 'day') return formatDay(cell, now, locale);
  return kind === 'time' ? formatDateTime(cell, locale) : cell;
}
