import type { Intent, LinkIntent } from '../intent.ts';
import type { Knowledge } from '../knowledge.ts';
import { PhraseBook, phrases } from '../phrase-book.ts';
import { afterPoliteness, beforeClosing } from '../politeness.ts';
import { readReference } from '../references.ts';
import type { Sentence } from '../sentence.ts';
import { readKeys } from './several-issues.ts';

const linking = phrases('link|connect|mark|set|flag|add a link from|create a link from|link issue');
const unlinking = phrases(
  'unlink|disconnect|remove the link between|delete the link between|remove the link from|delete the link from|remove the link of|delete the link of',
);
/** How the first issue stands to the second; empty: however they are linked. */
const relations = new PhraseBook<string>([
  ...spell(
    'blocks',
    'blocks|block|as blocking|is blocking|as blocker of|as a blocker of|is a blocker of|as blocker for|blocking',
  ),
  ...spell(
    'is blocked by',
    'is blocked by|are blocked by|depend on|as blocked by|blocked by|depends on|as depending on',
  ),
  ...spell(
    'duplicates',
    'duplicates|duplicate|are duplicates of|as duplicates of|is a duplicate of|as a duplicate of|as duplicate of|as duplicating|is duplicate of|duplicate of',
  ),
  ...spell('is duplicated by', 'is duplicated by|as duplicated by'),
  ...spell('clones', 'clones|clone|are clones of|is a clone of|as a clone of|as cloning'),
  ...spell(
    'relates to',
    'relates to|relate to|are related to|is related to|as related to|as relating to|related to',
  ),
  ...spell('', 'to|with|and|from'),
]);

function spell(relation: string, list: string): [string, string][] {
  return list.split('|').map((phrase) => [phrase, relation]);
}

/**
 * "Link PAY-3 as blocking PAY-7", "PAY-3 is blocked by PAY-7", "unlink PAY-1 from PAY-2", "link PAY-1 and PAY-2 to PAY-9":
 * issues, how they stand to another, and nothing else.
 */
export function recogniseLink(sentence: Sentence, knowledge: Knowledge): Intent | undefined {
  const { context } = knowledge;
  const from = afterPoliteness(sentence);
  const end = beforeClosing(sentence, from);
  const remove = unlinking.read(sentence, from);
  const verb = remove ?? linking.read(sentence, from);
  const start = verb?.to ?? from;
  const several = keysAt(sentence, start, end, knowledge);
  const first = several ?? readReference(sentence, start, context);
  const relation = first && relations.read(sentence, first.to);
  const second = relation && readReference(sentence, relation.to, context);
  const keys = several?.keys ?? (first !== undefined && 'key' in first && first.key ? [first.key] : []);
  const [key, ...others] = keys;
  if (key === undefined || second?.key === undefined || second.to !== end) return undefined;
  // "Set PAY-1 to PAY-2" and "PAY-1 to PAY-2" say nothing of a link.
  const says =
    remove !== undefined || relation?.meaning !== '' || /^(?:link|connect)$/.test(sentence.form(from));
  if (!says) return undefined;
  const link: Omit<LinkIntent, 'kind' | 'key'> = {
    other: second.key,
    ...(relation?.meaning ? { relation: relation.meaning } : {}),
    ...(remove === undefined ? {} : { remove: true }),
  };
  if (others.length === 0) return { kind: 'link', key, ...link };
  return { kind: 'changes', changes: [{ issues: { keys }, change: { link } }] };
}

/** "PAY-1, PAY-2 and PAY-3", where another issue follows. */
function keysAt(
  sentence: Sentence,
  start: number,
  end: number,
  knowledge: Knowledge,
): { readonly keys: readonly string[]; readonly to: number } | undefined {
  const first = readKeys(sentence, start, knowledge);
  if (first === undefined || first.to >= end) return undefined;
  // "the links between PAY-1 and PAY-2": the second is the other.
  return relations.read(sentence, first.to) === undefined
    ? undefined
    : { keys: first.issues.keys, to: first.to };
}
