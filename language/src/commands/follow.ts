import type { FollowIntent, Intent } from '../intent.ts';
import type { Knowledge } from '../knowledge.ts';
import { phrasesByMeaning } from '../phrase-book.ts';
import { afterPoliteness, beforeClosing } from '../politeness.ts';
import { readReference, soleIssue } from '../references.ts';
import type { Sentence } from '../sentence.ts';
import { severalIssues } from './several-issues.ts';

const verbs = phrasesByMeaning({
  watch:
    'watch|follow|start watching|subscribe to|watch issue|keep me posted on|keep me updated on|add me as a watcher of|add me as watcher of|add me as a watcher to',
  unwatch:
    'unwatch|unfollow|stop watching|stop following|unsubscribe from|do not watch|remove me as a watcher of|remove me as watcher of|remove me as a watcher from',
  vote: 'vote|vote for|upvote|vote up|give my vote to|add my vote to',
  unvote:
    'unvote|take my vote off|remove my vote from|remove my vote for|withdraw my vote from|withdraw my vote for|take back my vote for',
});
const meanings: Readonly<
  Record<'watch' | 'unwatch' | 'vote' | 'unvote', Pick<FollowIntent, 'watch' | 'vote'>>
> = {
  watch: { watch: true },
  unwatch: { watch: false },
  vote: { vote: true },
  unvote: { vote: false },
};

/** "Watch PAY-9", "stop watching it", "vote for PAY-9", "watch all my open bugs": issues, and not a word more. */
export function recogniseFollow(sentence: Sentence, knowledge: Knowledge): Intent | undefined {
  const { context } = knowledge;
  const from = afterPoliteness(sentence);
  const verb = verbs.read(sentence, from);
  if (verb === undefined) return undefined;
  const end = beforeClosing(sentence, from);
  const found = readReference(sentence, verb.to, context);
  const key = verb.to >= end ? soleIssue(context) : found?.to === end ? found.key : undefined;
  if (key !== undefined) return { kind: 'follow', key, ...meanings[verb.meaning] };
  for (const { issues, from: start, to } of severalIssues(
    sentence.part(0, end),
    verb.to,
    knowledge,
    undefined,
  )) {
    if (start !== verb.to || to !== end) continue;
    return { kind: 'changes', changes: [{ issues, change: meanings[verb.meaning] }] };
  }
  return undefined;
}
