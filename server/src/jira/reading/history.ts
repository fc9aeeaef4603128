import type { HistoryEntry } from '@sidelight/contract';
import { z } from 'zod';
import { timeInWords } from '../fields/durations.ts';
import { instantSchema } from './instant.ts';
import { somebodySchema } from './person.ts';

const maxEntries = 50;
const maxTextLength = 1_000;

export const historiesSchema = z.array(
  z.object({
    author: somebodySchema,
    created: instantSchema,
    // Read below: a schema would find JavaScript's own "toString" where Jira sent none, and there are many.
    items: z.array(z.unknown()).catch([]),
  }),
);
const changelogSchema = z.object({ histories: historiesSchema }).nullish().catch(null);

/** The newest 50 changed fields, newest first. Nothing when Jira sent no history or one that cannot be read. */
export function historyOf(changelog: unknown): HistoryEntry[] {
  return entriesOf(changelogSchema.parse(changelog)?.histories ?? []).slice(0, maxEntries);
}

/** One for each changed field, newest first. */
export function entriesOf(histories: z.output<typeof historiesSchema>): HistoryEntry[] {
  return histories
    .toSorted((one, other) => (one.created < other.created ? 1 : one.created > other.created ? -1 : 0))
    .flatMap(({ author, created, items }) =>
      items.flatMap((item) => {
        const field = textOf(item, 'field') ?? '';
        if (internal.has(field)) return [];
        const change = { from: textOf(item, 'fromString'), to: textOf(item, 'toString') };
        return [
          {
            at: created,
            author,
            ...(times[field] === undefined ? { field, ...change } : timeOf(field, change)),
          },
        ];
      }),
    );
}

/** Numbers that mean nothing to a person. */
const internal: ReadonlySet<string> = new Set(['WorklogId']);

/** Jira tells these by their ids and in seconds. */
const times: Readonly<Record<string, string>> = {
  timespent: 'Time spent',
  timeestimate: 'Remaining estimate',
  timeoriginalestimate: 'Original estimate',
};

function timeOf(field: string, { from, to }: { from: string | null; to: string | null }) {
  const words = (seconds: string | null) =>
    seconds !== null && /^\d{1,12}$/.test(seconds) ? timeInWords(Number(seconds)) : seconds;
  return { field: times[field] ?? field, from: words(from), to: words(to) };
}

function textOf(item: unknown, name: string): string | null {
  if (typeof item !== 'object' || item === null || !Object.hasOwn(item, name)) return null;
  const value: unknown = Reflect.get(item, name);
  return typeof value === 'string' && value !== '' ? value.slice(0, maxTextLength) : null;
}
