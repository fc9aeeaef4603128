import { cellOf, namesOf } from '../../../jira/fields/cell.ts';
import type { Field } from '../../../jira/fields/field.ts';
import { demandField, type MeantField } from '../../../jira/fields/meant-field.ts';
import { AssistantError } from '../../assistant-error.ts';

/** Which group an issue belongs to, by one field. */
export interface Grouping {
  readonly name: string;
  readonly field: MeantField;
  /** The groups are stretches of time, and stand in that order. */
  readonly inTime: boolean;
  /** At least one name. */
  readonly namesFor: (values: Readonly<Record<string, unknown>>) => readonly string[];
}

const stretches = ['day', 'week', 'month', 'quarter', 'year'] as const;
type Stretch = (typeof stretches)[number];
const nobody: ReadonlySet<string> = new Set(['assignee', 'reporter', 'creator']);

/** "status", "Story Points", "created week", "month of resolved". Throws assistant.name-unknown, assistant.impossible. */
export function demandGrouping(said: string, fields: readonly Field[], timeZone: string): Grouping {
  const { name, stretch } = parted(said);
  const field = demandField(name, fields);
  const [id = ''] = field.ids;
  if (field.kind === 'day' || field.kind === 'time') {
    const by = stretch ?? 'month';
    const dayIn = dayFormat(timeZone);
    return {
      name: `${field.name} (${by})`,
      field,
      inTime: true,
      namesFor: (values) => {
        const at = cellOf(field, values);
        if (typeof at !== 'string') return ['None'];
        return [stretchOf(field.kind === 'day' ? at : dayIn.format(new Date(at)), by)];
      },
    };
  }
  if (stretch !== undefined) {
    throw new AssistantError('assistant.impossible', {
      detail: `${field.name} is no date to group by ${stretch}.`,
    });
  }
  if (field.kind === 'number' || field.kind === 'minutes') {
    return {
      name: field.name,
      field,
      inTime: false,
      namesFor: (values) => [String(cellOf(field, values) ?? 'None')],
    };
  }
  const none = nobody.has(id) ? 'Nobody' : 'None';
  return {
    name: field.name,
    field,
    inTime: false,
    namesFor: (values) => {
      const names = id === 'project' ? projectKey(values['project']) : namesOf(field, values);
      return names.length === 0 ? [none] : names;
    },
  };
}

function parted(said: string): { name: string; stretch: Stretch | undefined } {
  const words = said.trim().toLowerCase().split(/\s+/);
  const stretch = stretches.find((each) => words.length > 1 && (words.at(-1) === each || words[0] === each));
  if (stretch === undefined) return { name: said, stretch };
  const rest = said.trim().split(/\s+/);
  if (words.at(-1) === stretch)
    return { name: rest.slice(0, words.at(-2) === 'by' ? -2 : -1).join(' '), stretch };
  return { name: rest.slice(words[1] === 'of' ? 2 : 1).join(' '), stretch };
}

function projectKey(value: unknown): string[] {
  if (typeof value !== 'object' || value === null || !('key' in value)) return [];
  return typeof value.key === 'string' ? [value.key] : [];
}

function dayFormat(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('sv-SE', { timeZone });
}

/** "2026-11-27" as "2026-11", "2026", "2026-Q4", or the Monday that its week begins with. */
function stretchOf(day: string, by: Stretch): string {
  switch (by) {
    case 'day':
      return day;
    case 'week': {
      const at = new Date(`${day}T00:00:00Z`);
      at.setUTCDate(at.getUTCDate() - ((at.getUTCDay() + 6) % 7));
      return `week of ${at.toISOString().slice(0, 10)}`;
    }
    case 'month':
      return day.slice(0, 7);
    case 'quarter':
      return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
    case 'year':
      return day.slice(0, 4);
  }
}
