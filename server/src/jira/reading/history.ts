import type { HistoryEntry } from '@sidelight/contract';
import { z } from 'zod';
import { instantSchema } from './instant.ts';
import { somebodySchema } from './person.ts';

const maxEntries = 50;
const maxTextLength = 1_000;

const changelogSchema = z
  .object({
    histories: z.array(
      z.object({
        author: somebodySchema,
        created: instantSchema,
        // A record, because an object schema would find JavaScript's own "toString" where Jira sent none.
        items: z.array(z.record(z.string(), z.unknown())).catch([]),
      }),
    ),
  })
  .nullish()
  .catch(null);

/** The newest 50 changed fields, newest first. Nothing when Jira sent no history or one that cannot be read. */
export function historyOf(changelog: unknown): HistoryEntry[] {
  const histories = changelogSchema.parse(changelog)?.histories ?? [];
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
    )
    .slice(0, maxEntries);
}

function textOf(item: Record<string, unknown>, name: string): string | null {
  const value = Object.hasOwn(item, name) ? item[name] : null;
  return typeof value === 'string' && value !== '' ? value.slice(0, maxTextLength) : null;
}
