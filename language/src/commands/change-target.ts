import type { Knowledge } from '../knowledge.ts';
import { readReference, soleIssue } from '../references.ts';
import type { Sentence } from '../sentence.ts';

/** The place of the words that name the issue; where nothing names it, an empty place after the verb. */
export interface Target {
  readonly key: string | undefined;
  readonly from: number;
  readonly to: number;
  readonly several: boolean;
}

const several = new Set(['all', 'every', 'everything', 'both', 'them', 'those', 'these', 'each']);

/**
 * The one issue of a clause: a key anywhere, or "it", "this issue", "the second" after the verb or a preposition;
 * else the one that the clause before named, or the only one that is spoken of.
 */
export function findTarget(
  clause: Sentence,
  start: number,
  { context }: Knowledge,
  impliedKey: string | undefined,
): Target | undefined {
  let target: Target | undefined;
  for (let at = start; at < clause.length; at++) {
    const token = clause.tokens[at];
    if (token?.kind !== 'key') continue;
    if (target !== undefined) return { ...target, several: target.key !== token.text };
    const noun = at > start && /^(?:issue|ticket|bug|task|story)$/.test(clause.form(at - 1)) ? at - 1 : at;
    target = { key: token.text, from: noun, to: at + 1, several: false };
  }
  if (target !== undefined) return target;
  if (clause.form(start) === 'its') {
    return { key: impliedKey ?? soleIssue(context), from: start, to: start + 1, several: false };
  }
  for (let at = start; at < clause.length; at++) {
    if (at > start && !/^(?:of|for|on|from|to)$/.test(clause.form(at - 1))) continue;
    const found = readReference(clause, at, context);
    if (found === undefined || found.to === at) continue;
    return {
      key: found.key ?? (clause.form(at) === 'it' ? impliedKey : undefined),
      from: at,
      to: found.to,
      several: false,
    };
  }
  for (let at = start; at < clause.length; at++) {
    if (clause.is(at, several)) return { key: undefined, from: at, to: at + 1, several: true };
  }
  const key = impliedKey ?? soleIssue(context);
  return key === undefined ? undefined : { key, from: start, to: start, several: false };
}
