import type { Issue } from '../site/model/issue.ts';

export type Predicate = (issue: Issue) => boolean;

/** A condition, ready to be asked about issues. */
export interface Matcher {
  readonly matches: Predicate;
  /** How long one answer takes, about, in units of comparing an id. */
  readonly cost: number;
  /** All issues that may match, where they can be had without looking at each issue of the site; null elsewhere. */
  readonly candidates: (() => ReadonlySet<Issue>) | null;
}

export const never: Matcher = { matches: () => false, cost: 0, candidates: () => new Set() };

export function byScan(matches: Predicate, cost = 1): Matcher {
  return { matches, cost, candidates: null };
}

/** The cheapest condition is asked first; the first that knows its candidates gives those of all. */
export function every(parts: readonly Matcher[]): Matcher {
  const ordered = parts.toSorted((left, right) => left.cost - right.cost);
  const tests = ordered.map(({ matches }) => matches);
  return {
    matches: (issue) => tests.every((matches) => matches(issue)),
    cost: sum(parts),
    candidates: ordered.find(({ candidates }) => candidates !== null)?.candidates ?? null,
  };
}

export function some(parts: readonly Matcher[]): Matcher {
  const ordered = parts.toSorted((left, right) => left.cost - right.cost);
  const tests = ordered.map(({ matches }) => matches);
  const candidates = parts.map((part) => part.candidates);
  return {
    matches: (issue) => tests.some((matches) => matches(issue)),
    cost: sum(parts),
    candidates: candidates.every((known) => known !== null)
      ? () => new Set(candidates.flatMap((known) => [...known()]))
      : null,
  };
}

function sum(parts: readonly Matcher[]): number {
  return parts.reduce((total, { cost }) => total + cost, 0);
}
