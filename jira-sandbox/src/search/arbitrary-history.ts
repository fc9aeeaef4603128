import fc from 'fast-check';
import type { HistoryEntry, HistoryItem } from '../site/model/history.ts';
import type { Person } from '../site/model/person.ts';

/** For tests: what was done to the fields of an issue since it was created. */

const HOUR_MS = 3_600_000;

/** One change: to what, by whom, and how many hours after the one before. */
export interface Step<Value> {
  readonly to: Value;
  readonly by: Person;
  readonly hours: number;
}

export function steps<Value>(
  values: fc.Arbitrary<Value>,
  people: readonly Person[],
): fc.Arbitrary<readonly Step<Value>[]> {
  return fc.array(
    fc.record({
      to: values,
      by: fc.constantFrom(...people),
      // Often none, so that several things happen at one moment.
      hours: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 200 })),
    }),
    { maxLength: 3 },
  );
}

interface Told {
  readonly field: string;
  readonly fieldId: string;
}

interface Entry {
  readonly id: string;
  readonly name: string;
}

type Change = Omit<HistoryEntry, 'id'>;

/** Of a field with one value at a time: the changes, and what it holds in the end. */
export function singleHistory<Value>(
  told: Told,
  first: Value,
  taken: readonly Step<Value>[],
  describe: (value: Value) => Entry | null,
  createdAt: number,
): { readonly changes: readonly Change[]; readonly present: Value } {
  let at = createdAt;
  let present = first;
  const changes = taken.flatMap(({ to, by, hours }) => {
    at += hours * HOUR_MS;
    const [before, after] = [describe(present), describe(to)];
    if (before?.id === after?.id) return [];
    present = to;
    return [{ author: by, at, items: [item(told, before, after)] }];
  });
  return { changes, present };
}

/** Of a field with several: each step takes its value away, or adds it where it was not there. */
export function listHistory<Value extends Entry>(
  told: Told,
  first: readonly Value[],
  taken: readonly Step<Value>[],
  createdAt: number,
): { readonly changes: readonly Change[]; readonly present: readonly Value[] } {
  let at = createdAt;
  let present = first;
  const changes = taken.map(({ to, by, hours }) => {
    at += hours * HOUR_MS;
    const isThere = present.includes(to);
    present = isThere ? present.filter((other) => other !== to) : [...present, to];
    return { author: by, at, items: [isThere ? item(told, to, null) : item(told, null, to)] };
  });
  return { changes, present };
}

function item(told: Told, from: Entry | null, to: Entry | null): HistoryItem {
  return {
    ...told,
    from: from?.id ?? null,
    fromText: from?.name ?? null,
    to: to?.id ?? null,
    toText: to?.name ?? null,
  };
}

/** In the order in which they happened. */
export function historyOf(lists: readonly (readonly Change[])[]): HistoryEntry[] {
  return lists
    .flat()
    .sort((left, right) => left.at - right.at)
    .map((change, index) => ({ id: String(index), ...change }));
}
