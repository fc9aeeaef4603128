import type { Intent, LinkIntent } from '../intent.ts';
import type { Knowledge } from '../knowledge.ts';
import { PhraseBook, phrases } from '../phrase-book.ts';
import { afterPoliteness, beforeClosing } from '../politeness.ts';
import { readReference } from '../references.ts';
import type { Sentence } from '../sentence.ts';

const linking = phrases('link|connect|mark|set|flag|add a link from|create a link from|link issue');
const unlinking = phrases(
  'unlink|disconnect|remove the link between|delete the link between|remove the link from|delete the link from|remove the link of|delete the link of',
);
/** How the first issue stands to the second; empty: however they are linked. */
const relations = new PhraseBook<string>([
  ...spell(
    'blocks',
    'blocks|as blocking|is blocking|as blocker of|as a blocker of|is a blocker of|as blocker for|blocking',
  ),
  ...spell('is blocked by', 'is blocked by|as blocked by|blocked by|depends on|as depending on'),
  ...spell(
    'duplicates',
    'duplicates|is a duplicate of|as a duplicate of|as duplicate of|as duplicating|is duplicate of|duplicate of',
  ),
  ...spell('is duplicated by', 'is duplicated by|as duplicated by'),
  ...spell('clones', 'clones|is a clone of|as a clone of|as cloning'),
  ...spell('relates to', 'relates to|is related to|as related to|as relating to|related to'),
  ...spell('', 'to|with|and|from'),
]);

function spell(relation: string, list: string): [string, string][] {
  return list.split('|').map((phrase) => [phrase, relation]);
}

/** "Link PAY-3 as blocking PAY-7", "PAY-3 is blocked by PAY-7", "unlink PAY-1 from PAY-2": two issues and nothing else. */
export function recogniseLink(sentence: Sentence, { context }: Knowledge): Intent | undefined {
  const from = afterPoliteness(sentence);
  const end = beforeClosing(sentence, from);
  const remove = unlinking.read(sentence, from);
  const verb = remove ?? linking.read(sentence, from);
  const first = readReference(sentence, verb?.to ?? from, context);
  const relation = first && relations.read(sentence, first.to);
  const second = relation && readReference(sentence, relation.to, context);
  if (first?.key === undefined || second?.key === undefined || second.to !== end) return undefined;
  // "Set PAY-1 to PAY-2" and "PAY-1 to PAY-2" say nothing of a link.
  const says =
    remove !== undefined || relation?.meaning !== '' || /^(?:link|connect)$/.test(sentence.form(from));
  if (!says) return undefined;
  return {
    kind: 'link',
    key: first.key,
    other: second.key,
    ...(relation?.meaning ? { relation: relation.meaning } : {}),
    ...(remove === undefined ? {} : { remove: true }),
  } satisfies LinkIntent;
}
