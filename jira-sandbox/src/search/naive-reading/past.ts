import type { Changed, HistoryPredicate, Was } from '@sidelight/jql';
import type { HistoryItem } from '../../site/model/history.ts';
import type { Issue } from '../../site/model/issue.ts';
import { readersOf } from './names.ts';
import { rangeOf } from './times.ts';
import { namesIn, singles } from './wanted.ts';
import type { World } from './world.ts';

/** For tests: the past, asked for at every moment at which something happened or that the query names. */

function told(field: string): (item: HistoryItem) => boolean {
  return (item) => item.fieldId === (field === 'fixVersion' ? 'fixVersions' : field);
}

function isIn(wanted: readonly string[], name: string | null | undefined): boolean {
  return wanted.some((one) => one.toLowerCase() === (name ?? 'EMPTY').toLowerCase());
}

/** All that happened later is undone. */
function heldAt(field: string, at: number, issue: Issue, world: World): readonly string[] {
  let held = [...(readersOf(field)[0]?.(issue, world) ?? [])];
  const later = issue.history.filter((entry) => entry.at > at).flatMap(({ items }) => items);
  for (const { fromText, toText } of later.filter(told(field)).reverse()) {
    held = held.filter((name) => name !== toText);
    if (fromText !== null) held.push(fromText);
  }
  return held;
}

export function wasSo(clause: Was, field: string, issue: Issue, world: World): boolean {
  const wanted = namesIn(clause.operand, world);
  const moments = [issue.createdAt, world.now + 1e12];
  for (const { at } of issue.history) moments.push(at, at - 1);
  for (const { name, operand } of clause.predicates) {
    if (name === 'by') continue;
    for (const single of singles(operand)) {
      const range = rangeOf(single, world);
      const day = 86_400_000;
      if (range === null) continue;
      const begin = Math.floor(range.start / day) * day;
      moments.push(range.start - 1, range.start, range.start + 1, range.end - 1, begin, begin + day - 1);
    }
  }
  const was = moments.some((at) => {
    if (at < issue.createdAt) return false;
    const held = heldAt(field, at, issue, world);
    const last = issue.history.findLast((entry) => entry.at <= at && entry.items.some(told(field)));
    const by = (last?.author ?? issue.creator).displayName;
    const fits = held.length === 0 ? isIn(wanted, null) : held.some((name) => isIn(wanted, name));
    return fits && clause.predicates.every((predicate) => isMet(predicate, at, by, null, world));
  });
  return clause.operator.startsWith('was not') ? !was : was;
}

export function hasChanged(clause: Changed, field: string, issue: Issue, world: World): boolean {
  return issue.history.some(({ at, author, items }) =>
    items
      .filter(told(field))
      .some((item) =>
        clause.predicates.every((predicate) => isMet(predicate, at, author.displayName, item, world)),
      ),
  );
}

function isMet(
  { name, operand }: HistoryPredicate,
  at: number,
  by: string,
  item: HistoryItem | null,
  world: World,
): boolean {
  if (name === 'by') return namesIn(operand, world).includes(by);
  if (name === 'from') return isIn(namesIn(operand, world), item?.fromText);
  if (name === 'to') return isIn(namesIn(operand, world), item?.toText);
  const dates = singles(operand).map((single) => ({ single, range: rangeOf(single, world) }));
  const [first, second] = dates.map(({ range }) => range);
  if (name === 'on') {
    return dates.some(({ single, range }) => {
      if (range === null) return false;
      if (single.kind !== 'function') return at >= range.start && at < range.end;
      return new Date(at).toISOString().slice(0, 10) === new Date(range.start).toISOString().slice(0, 10);
    });
  }
  if (first == null) return false;
  if (name === 'after') return at > first.start;
  if (name === 'before') return at < first.start;
  return second != null && at >= first.start && at < second.end;
}
