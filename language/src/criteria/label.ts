import { phrases } from '../phrase-book.ts';
import type { Sentence } from '../sentence.ts';
import { connectors } from '../words.ts';
import { type CriteriaReader, type Draft, noteInList, readList } from './draft.ts';

const leads = phrases(
  'labelled|labeled|labelled as|labeled as|labelled with|labeled with|with label|with labels|with the label|with the labels|with a label|label|labels|label is|' +
    'labels =|label =|label :|labels :|tagged|tagged with|tagged as|with tag|with tags|with the tag|with the tags|tag|tags|having label|that have the label|having the label',
);
const componentLeads = phrases(
  'component|components|in component|in the component|with component|component is|component =|with the component|for component',
);

/** "labelled backend", "with labels ui and docs", "#security". */
export const readLabel: CriteriaReader = (sentence, draft) => {
  sentence.find(leads, ({ from, to }) => {
    const list = readList(sentence, to, (at) => readLabelWord(sentence, at));
    if (list === undefined || !sentence.areFree(from, list.to)) return undefined;
    noteInList(draft, 'labels', list.values);
    sentence.take(from, list.to);
    return list.to;
  });
  for (let at = 0; at < sentence.length; at++) {
    if (sentence.form(at) !== '#' || !sentence.isFree(at) || /^\d/.test(sentence.form(at + 1))) continue;
    const label = readLabelWord(sentence, at + 1);
    if (label === undefined) continue;
    noteInList(draft, 'labels', [label.value]);
    sentence.take(at, label.to);
  }
};

/** One word, hyphens and all: a label has no spaces. */
export function readLabelWord(sentence: Sentence, at: number): { value: string; to: number } | undefined {
  const token = sentence.tokens[at];
  if (token?.kind === 'mark' && token.form === '#') return readLabelWord(sentence, at + 1);
  if (token === undefined || token.kind === 'mark') return undefined;
  if (token.kind === 'quote') return /\s/.test(token.text) ? undefined : { value: token.text, to: at + 1 };
  if (token.kind === 'word' && connectors.has(token.form)) return undefined;
  let to = at + 1;
  while (sentence.tokens[to]?.kind === 'word' && sentence.text[sentence.tokens[to - 1]?.end ?? 0] === '-')
    to += 1;
  return { value: sentence.slice(at, to), to };
}

/** "in component API". */
export const readComponent: CriteriaReader = (sentence, draft) => {
  sentence.find(componentLeads, ({ from, to }) => {
    const list = readList(sentence, to, (at) => readComponentName(sentence, at));
    if (list === undefined || !sentence.areFree(from, list.to)) return undefined;
    noteInList(draft, 'components', list.values);
    sentence.take(from, list.to);
    return list.to;
  });
  readNamedBefore(sentence, draft);
};

export function readComponentName(sentence: Sentence, at: number): { value: string; to: number } | undefined {
  const token = sentence.tokens[at];
  if (token?.kind === 'quote') return { value: token.text, to: at + 1 };
  return token?.kind === 'word' && !connectors.has(token.form) ? readLabelWord(sentence, at) : undefined;
}

/** "Ledger component bugs", "in the Engine component". */
function readNamedBefore(sentence: Sentence, draft: Draft): void {
  for (let at = 1; at < sentence.length; at++) {
    const name = sentence.tokens[at - 1];
    if (sentence.form(at) !== 'component' || !sentence.areFree(at - 1, at + 1)) continue;
    if (name?.kind !== 'quote' && !(name?.kind === 'word' && name.capital)) continue;
    noteInList(draft, 'components', [name.text]);
    const from = sentence.form(at - 2) === 'the' ? at - 2 : at - 1;
    sentence.take(/^(?:in|of)$/.test(sentence.form(from - 1)) ? from - 1 : from, at + 1);
  }
}
