import type { HistoryEntry } from '@sidelight/contract';
import { z } from 'zod';
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
      items.map((item) => ({
        at: created,
        author,
        field: textOf(item, 'field') ?? '',
        from: textOf(item, 'fromString'),
        to: textOf(item, 'toString'),
      })),
    );
}

function textOf(item: unknown, name: string): string | null {
  if (typeof item !== 'object' || item === null || !Object.hasOwn(item, name)) return null;
  const value: unknown = Reflect.get(item, name);
  return typeof value === 'string' && value !== '' ? value.slice(0, maxTextLength) : null;
}
