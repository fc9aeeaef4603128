import { sprintsOf } from '../listing/sprint.ts';
import { wordsOf } from './field-value.ts';
import type { MeantField } from './meant-field.ts';

/** What an issue holds in a field: a number for numbers and minutes, else words; null when it is empty. */
export type Cell = string | number | null;

const longestCell = 300;

export function cellOf(field: MeantField, values: Readonly<Record<string, unknown>>): Cell {
  const value = valueIn(field, values);
  switch (field.kind) {
    case 'number':
      return typeof value === 'number' && Number.isFinite(value) ? value : null;
    case 'minutes':
      return typeof value === 'number' && Number.isFinite(value) ? Math.round(value / 60) : null;
    case 'day':
      return typeof value === 'string' && /^\d{4}-\d\d-\d\d/.test(value) ? value.slice(0, 10) : null;
    case 'time':
      return instantOf(value);
    default: {
      const words = namesIn(field, value).join(', ');
      if (words === '') return null;
      return words.length > longestCell ? `${words.slice(0, longestCell)}…` : words;
    }
  }
}

/** The names of the values: several where a field holds several. */
export function namesOf(field: MeantField, values: Readonly<Record<string, unknown>>): string[] {
  return namesIn(field, valueIn(field, values));
}

function valueIn(field: MeantField, values: Readonly<Record<string, unknown>>): unknown {
  const held = field.ids.map((id) => values[id]).filter((value) => value !== null && value !== undefined);
  return held.find((value) => !Array.isArray(value) || value.length > 0);
}

function namesIn(field: MeantField, value: unknown): string[] {
  return field.kind === 'sprint' ? sprintNow(value) : [...new Set(wordsOf(value))];
}

/** Jira keeps the sprints an issue was in before: it is in the one that runs or is to come, else it was in the last. */
function sprintNow(value: unknown): string[] {
  const sprints = sprintsOf(value);
  const open = sprints.filter(({ state }) => state !== 'closed');
  return (open.length > 0 ? open : sprints.slice(-1)).map(({ name }) => name);
}

function instantOf(value: unknown): string | null {
  const time =
    value instanceof Date ? value.getTime() : typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}
