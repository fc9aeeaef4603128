import { FieldFault } from './field-fault.ts';
import { givenText } from './given-text.ts';

/** A day as `YYYY-MM-DD` that exists; null clears the field. Throws a FieldFault. */
export function readDay(value: unknown): string | null {
  if (value === null || value === '') return null;
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)) {
    const at = Date.parse(`${value}T00:00:00Z`);
    // Date.parse rolls 30 February over into March.
    if (!Number.isNaN(at) && new Date(at).toISOString().startsWith(value)) return value;
  }
  throw new FieldFault(`Error parsing date string: ${givenText(value)}`);
}

/** An instant as Jira writes it (`2026-11-23T09:00:00.000+0100`, colon and fraction optional) in milliseconds. */
export function readInstant(value: unknown): number | null {
  if (typeof value !== 'string') return null;
  const match = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)(Z|[+-]\d{2}:?\d{2})$/.exec(value);
  if (match === null) return null;
  const zone = (match[2] ?? 'Z').replace(/^([+-]\d{2})(\d{2})$/, '$1:$2');
  const at = Date.parse(`${match[1]}${zone}`);
  return Number.isNaN(at) ? null : at;
}
