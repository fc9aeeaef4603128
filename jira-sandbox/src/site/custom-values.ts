import { plainText } from './adf.ts';
import type { CustomValue, FieldOption } from './model/custom-field.ts';
import type { AdfDocument } from './model/document.ts';
import type { Person } from './model/person.ts';

/** Which of the shapes of a custom value this is; an absent one has none. */

export function optionsIn(value: CustomValue | null | undefined): readonly FieldOption[] {
  return isList(value) ? value.filter((entry) => 'value' in entry) : [];
}

export function peopleIn(value: CustomValue | null | undefined): readonly Person[] {
  return isList(value) ? value.filter((entry) => 'accountId' in entry) : [];
}

export function documentIn(value: CustomValue | null | undefined): AdfDocument | null {
  return typeof value === 'object' && value !== null && !isList(value) ? value : null;
}

/** What the history shows of a value, and the ids where it has some; both null for none. */
export function customValueText(
  value: CustomValue | null | undefined,
): readonly [string | null, string | null] {
  if (value === null || value === undefined) return [null, null];
  if (typeof value === 'number' || typeof value === 'string') return [null, String(value)];
  const options = optionsIn(value);
  if (options.length > 0) {
    return [listed(options.map(({ id }) => id)), options.map((option) => option.value).join(', ')];
  }
  const people = peopleIn(value);
  if (people.length > 0) {
    return [
      listed(people.map(({ accountId }) => accountId)),
      people.map((one) => one.displayName).join(', '),
    ];
  }
  const document = documentIn(value);
  return [null, document === null ? null : plainText(document)];
}

function listed(ids: readonly string[]): string {
  return ids.length === 1 ? (ids[0] ?? '') : `[${ids.join(', ')}]`;
}

type List = readonly [FieldOption, ...FieldOption[]] | readonly [Person, ...Person[]];

function isList(value: CustomValue | null | undefined): value is List {
  return Array.isArray(value);
}
