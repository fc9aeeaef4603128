import type { Field } from '../fields/field.ts';
import { wordsOf } from '../fields/field-value.ts';

/** What boards keep for themselves and no person reads. */
const unreadable: ReadonlySet<string> = new Set([
  'gh-lexo-rank',
  'gh-epic-color',
  'devsummarycf',
  'devsummary',
]);

/** The site's own fields that hold something, by name. */
export function customValuesOf(
  sent: Readonly<Record<string, unknown>>,
  fields: readonly Field[],
): { name: string; value: string }[] {
  return fields
    .filter(({ custom, keptBy }) => custom && !unreadable.has(keptBy))
    .flatMap(({ id, name }) => {
      const value = wordsOf(sent[id]).join(', ');
      return value === '' ? [] : [{ name, value }];
    });
}
