import type { CommentIntent, Intent } from '../intent.ts';
import type { Knowledge } from '../knowledge.ts';
import { readPerson } from '../people.ts';
import { phrases } from '../phrase-book.ts';
import { afterPoliteness } from '../politeness.ts';
import type { Sentence } from '../sentence.ts';
import { readCommentPhrase, whichOf } from './comment-phrase.ts';
import { readTarget } from './edit-comment.ts';
import { unclear } from './misunderstanding.ts';
import { spokenText } from './spoken-text.ts';
import { readVisibleTo } from './visible-to.ts';

const verbs = phrases(
  'reply to|answer|respond to|reply on|write a reply to|add a reply to|post a reply to|leave a reply to',
);
const leads = phrases(
  ':|saying|that|with|with the text|to say|,|-|–|and say|saying that|by saying|says|with the words',
);

/** "Reply to Zoë's comment on PAY-3: …", "answer the last comment: …", "reply to Zoë on PAY-3 that …". */
export function recogniseReply(sentence: Sentence, knowledge: Knowledge): Intent | undefined {
  const verb = verbs.read(sentence, afterPoliteness(sentence));
  if (verb === undefined) return undefined;
  const phrase = readCommentPhrase(sentence, verb.to, knowledge);
  const person = phrase === undefined ? personAlone(sentence, verb.to) : undefined;
  const to = phrase?.to ?? person?.to;
  if (to === undefined) return undefined;
  const target = readTarget(sentence, to, knowledge);
  const [key, ...others] = target.keys ?? [];
  if (key === undefined || others.length > 0) {
    return unclear('you want to reply to a comment', 'which issue it is on', [
      'Reply to the last comment on ABC-123: Thanks',
      'Reply to Sam’s comment on ABC-123: Thanks',
    ]);
  }
  const shown = readVisibleTo(sentence, target.to, knowledge.context);
  const body = spokenText(sentence, shown?.to ?? target.to, leads);
  if (body === '') {
    return unclear(`you want to reply to a comment on ${key}`, 'what the reply should say', [
      `Reply to the last comment on ${key}: Thanks`,
    ]);
  }
  const which = phrase === undefined ? { author: person?.person ?? '', id: 'last' } : whichOf(phrase);
  const mine = phrase?.author === 'me' && which.author === undefined ? { author: 'me', id: 'last' } : which;
  return {
    kind: 'comment',
    action: 'reply',
    key,
    ...mine,
    body,
    ...(shown === undefined ? {} : { visibleTo: shown.visibleTo }),
  } satisfies CommentIntent;
}

/** "to Zoë on PAY-3": the newest that Zoë wrote. "to everybody" and "to PAY-3" are no comments. */
function personAlone(sentence: Sentence, at: number): { person: string; to: number } | undefined {
  const named = readPerson(sentence, at);
  if (named === undefined || named.person === 'me' || named.person === 'nobody') return undefined;
  return /^(?:on|in|at|under|:)$/.test(sentence.form(named.to)) ? named : undefined;
}
