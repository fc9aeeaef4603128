import type { EmptyField } from '../criteria.ts';
import { PhraseBook } from '../phrase-book.ts';
import type { CriteriaReader } from './draft.ts';

const nouns: Readonly<Record<EmptyField, readonly string[]>> = {
  labels: ['label', 'labels', 'any label', 'any labels', 'a label', 'tag', 'tags', 'a tag', 'any tags'],
  components: ['component', 'components', 'a component', 'any component'],
  description: ['description', 'a description', 'any description', 'descriptions'],
  parent: ['parent', 'a parent', 'epic', 'an epic', 'any epic'],
};
const leads = ['without', 'with no', 'no', 'that have no', 'have no', 'has no', 'lacking', 'missing'];
const alone: readonly (readonly [string, EmptyField])[] = [
  ['unlabelled', 'labels'],
  ['unlabeled', 'labels'],
  ['untagged', 'labels'],
  ['not labelled', 'labels'],
  ['not labeled', 'labels'],
  ['not in an epic', 'parent'],
  ['not in any epic', 'parent'],
];
const book = new PhraseBook<EmptyField>([...alone, ...combined()]);

function* combined(): Generator<[string, EmptyField]> {
  for (const [field, names] of Object.entries(nouns)) {
    for (const noun of names) for (const lead of leads) yield [`${lead} ${noun}`, field as EmptyField];
  }
}

/** "without labels", "with no component", "missing a description". A name after it ("without label vpn") makes it an exception. */
export const readEmptyField: CriteriaReader = (sentence, draft) => {
  sentence.find(book, ({ meaning, from, to }) => {
    const token = sentence.tokens[to];
    const singular =
      !sentence.form(to - 1).endsWith('s') ||
      alone.some(([phrase]) => phrase.endsWith(sentence.form(to - 1)));
    const named = token?.kind === 'quote' || (token?.kind === 'word' && singular && isPlainWord(token.form));
    if (named) return undefined;
    draft.criteria.without = [...new Set([...(draft.criteria.without ?? []), meaning])];
    sentence.take(from, to);
    return to;
  });
};

function isPlainWord(form: string): boolean {
  return !/^(?:in|at|for|of|on|or|and|that|which|due|assigned|with|created|updated|please|by|from|yet|to|are|is|set|but)$/.test(
    form,
  );
}
