import type { Intent } from '../intent.ts';
import type { Knowledge } from '../knowledge.ts';
import { phrasesByMeaning } from '../phrase-book.ts';
import { afterPoliteness, beforeClosing } from '../politeness.ts';
import { readReference } from '../references.ts';
import type { Sentence } from '../sentence.ts';
import { namesIn } from './named-field.ts';
import { readKeys } from './several-issues.ts';

const states = phrasesByMeaning({
  affects:
    'affects|affect|affects version|affects versions|affect version|affect versions|also affects|also affects version',
  spares:
    'does not affect|do not affect|does not affect version|do not affect version|no longer affects|no longer affects version',
  fixed:
    'is fixed in version|is fixed in|was fixed in|was fixed in version|is planned for version|will be fixed in version|is planned for release',
});
const longestVersion = 6;

/** "PAY-3 affects version 2.1", "PAY-3 is fixed in 2.2": versions of an issue, said as a fact. */
export function recogniseAffects(sentence: Sentence, knowledge: Knowledge): Intent | undefined {
  const from = afterPoliteness(sentence);
  const to = beforeClosing(sentence, from);
  if (sentence.form(sentence.length - 1) === '?') return undefined;
  const one = readReference(sentence, from, knowledge.context);
  const several = readKeys(sentence, from, knowledge);
  const issues = several?.issues ?? (one?.key === undefined ? undefined : { keys: [one.key] });
  const at = several?.to ?? one?.to ?? from;
  const state = issues === undefined ? undefined : states.read(sentence, at);
  if (issues === undefined || state === undefined || state.to >= to || to > state.to + longestVersion) {
    return undefined;
  }
  const names = namesIn(sentence, state.to, to);
  // "PAY-3 affects everybody" tells no version.
  const isNumbered = names.every((name) => /\d/.test(name));
  if (!isNumbered && sentence.form(state.to - 1).replace(/s$/, '') !== 'version') return undefined;
  const change = {
    affects: { addTo: { 'Affects versions': names } },
    spares: { removeFrom: { 'Affects versions': names } },
    fixed: { addTo: { 'Fix versions': names } },
  }[state.meaning];
  const [key = '', ...others] = issues.keys;
  return others.length === 0
    ? { kind: 'change', key, ...change }
    : { kind: 'changes', changes: [{ issues, change }] };
}
