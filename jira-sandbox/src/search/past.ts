import type { Issue } from '../site/model/issue.ts';
import type { Person } from '../site/model/person.ts';
import type { IdField } from './field-shapes.ts';

/** From `from` on and before `to` (Infinity: still) the field held these ids; `by` made it so. */
export interface Episode {
  readonly ids: readonly string[];
  readonly from: number;
  readonly to: number;
  readonly by: Person;
}

export interface Change {
  readonly from: string | null;
  readonly to: string | null;
  readonly at: number;
  readonly by: Person;
}

/** Every change of one field, oldest first. */
export function changesOf(issue: Issue, historyField: string): readonly Change[] {
  return issue.history.flatMap((entry) =>
    entry.items
      .filter((item) => item.fieldId === historyField)
      .map(({ from, to }) => ({ from, to, at: entry.at, by: entry.author })),
  );
}

/** What the field held from the issue's creation until now, oldest first; found by undoing the changelog. */
export function episodesOf(issue: Issue, field: IdField, historyField: string): readonly Episode[] {
  const changes = changesOf(issue, historyField);
  let ids: readonly string[] = field.ids(issue);
  let to = Number.POSITIVE_INFINITY;
  const episodes: Episode[] = [];
  for (const change of changes.toReversed()) {
    // Changes made in one go leave no time between them.
    if (change.at < to) episodes.push({ ids, from: change.at, to, by: change.by });
    ids = without(ids, change.to, change.from);
    to = change.at;
  }
  if (issue.createdAt < to) episodes.push({ ids, from: issue.createdAt, to, by: issue.creator });
  return episodes.toReversed();
}

function without(ids: readonly string[], removed: string | null, added: string | null): readonly string[] {
  const kept = ids.filter((id) => id !== removed);
  return added === null ? kept : [...kept, added];
}
