import type { Criteria } from '../criteria.ts';
import type { Knowledge } from '../knowledge.ts';
import type { Sentence } from '../sentence.ts';

/** A search while it is being read. */
export interface Draft {
  readonly criteria: Criteria;
  limit?: number;
  /** Places of tokens that name issues: "issues", "bugs". Words left over before them are looked for as text. */
  readonly nouns: Set<number>;
  /** A verb of history that had no period beside it: "closed" in "closed bugs this week". */
  looseActivity?: 'created' | 'updated' | 'resolved';
  /** Where that verb stands, when it is one that only this can explain. */
  looseVerb?: readonly [from: number, to: number];
  /** What somebody still has to do was asked for: a period without a verb says by when. */
  isWorkAhead?: true;
}

/** Finds one kind of condition, notes it in the draft and takes the tokens it explained. */
export type CriteriaReader = (sentence: Sentence, draft: Draft, knowledge: Knowledge) => void;

/** Notes a condition unless another of its kind was said before; then its words stay unexplained. */
export function note<Field extends keyof Criteria>(
  draft: Draft,
  field: Field,
  value: Exclude<Criteria[Field], undefined>,
): boolean {
  const before = draft.criteria[field];
  if (before !== undefined) return JSON.stringify(before) === JSON.stringify(value);
  draft.criteria[field] = value;
  return true;
}

type ListField = 'projects' | 'types' | 'statuses' | 'priorities' | 'labels' | 'components' | 'keys';

export function noteInList(draft: Draft, field: ListField, names: readonly string[]): void {
  draft.criteria[field] = [...new Set([...(draft.criteria[field] ?? []), ...names])];
}

const joints = new Set([',', 'or', 'and', '/', '&']);

/** Values of one kind with "and", "or" or commas between them, from `at` on. */
export function readList<Value>(
  sentence: Sentence,
  at: number,
  read: (at: number) => { readonly value: Value; readonly to: number } | undefined,
): { readonly values: Value[]; readonly to: number } | undefined {
  const first = read(at);
  if (first === undefined) return undefined;
  const values = [first.value];
  let to = first.to;
  while (values.length < 50) {
    let next = to;
    while (next < to + 2 && sentence.is(next, joints)) next += 1;
    if (sentence.form(next) === 'in' || sentence.form(next) === 'the') next += 1;
    const more = next === to ? undefined : read(next);
    if (more === undefined || !sentence.areFree(to, more.to)) break;
    values.push(more.value);
    to = more.to;
  }
  return { values, to };
}
