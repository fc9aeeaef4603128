import { isDocument } from '../../site/adf.ts';
import { html } from '../../site/adf-html.ts';
import type { Person } from '../../site/model/person.ts';
import type { FieldDefinition } from '../fields.ts';

/** Fields as a page would show them to the person: documents as HTML, instants in words; null for the others. */
export function renderedFields(
  fields: readonly FieldDefinition[],
  values: Readonly<Record<string, unknown>>,
  me: Person,
): Record<string, unknown> {
  return Object.fromEntries(
    fields
      .filter(({ id }) => values[id] !== undefined)
      .map(({ id, schema }) => {
        const value = values[id];
        const isInstant = schema['type'] === 'datetime' && typeof value === 'string';
        return [
          id,
          isInstant ? inWords(value, me) : RENDERED.has(id) || isDocument(value) ? rendered(value, me) : null,
        ];
      }),
  );
}

/** Whole structures that hold documents and instants. */
const RENDERED = new Set(['comment', 'worklog', 'attachment', 'timetracking']);
const INSTANT = /^\d{4}-\d{2}-\d{2}T[\d:.]+\+0000$/;

function rendered(value: unknown, me: Person): unknown {
  if (isDocument(value)) return html(value);
  if (typeof value === 'string') return INSTANT.test(value) ? inWords(value, me) : value;
  if (Array.isArray(value)) return value.map((entry) => rendered(entry, me));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, rendered(entry, me)]));
}

/** As Jira's default look has it: `23/Nov/26 10:00 AM`, in the person's time zone. */
function inWords(instant: string, { timeZone }: Person): string {
  const at = new Date(instant.replace('+0000', 'Z'));
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    day: '2-digit',
    month: 'short',
    year: '2-digit',
    hour: 'numeric',
    minute: '2-digit',
    hour12: true,
  }).formatToParts(at);
  const part = (type: string) => parts.find((candidate) => candidate.type === type)?.value ?? '';
  return `${part('day')}/${part('month')}/${part('year')} ${part('hour')}:${part('minute')} ${part('dayPeriod')}`;
}
