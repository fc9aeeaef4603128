import type { AboutIntent, Focus, Intent } from '../intent.ts';
import type { Knowledge } from '../knowledge.ts';
import { readPeriod } from '../periods.ts';
import { phrases, phrasesByMeaning } from '../phrase-book.ts';
import { afterPoliteness, beforeClosing } from '../politeness.ts';
import { readReference, soleIssue } from '../references.ts';
import type { Sentence } from '../sentence.ts';
import { unclear } from './misunderstanding.ts';

/** Readings of one issue begin with one of these, or consist of the issue alone. */
const openings = phrases(
  'what|what is|who|who is|when|when is|where|where is|how|how is|is|was|are|has|tell me|tell me about|show|show me|open|view|display|see|get|fetch|read|describe|explain|' +
    'summarise|summarize|summary|give me|details|detail|info|information|status of|history|comments|worklogs|attachments|links|files|which files|which attachments|which people|which comments|latest|find|look up|look at|sum up|tldr|any|did|does|why|whose|summery|sumarize|sumarise|sumarize|go to|pull up|recap|brief me|the|load|description|whats|tl ; dr|tl dr|tldr ;|give me a summary|due date|priority|assignee',
);
const foci = phrasesByMeaning({
  assignee:
    'who is working|working on|works on|on this|on it|on that|who owns|owner|assigned to|assignee|assigned|who has|whose|responsible',
  reporter:
    'who reported|who created|who raised|who opened|who filed|reported|reporter|created by|raised|who wrote',
  commenters: 'who commented|who has commented|who wrote comments|commented|commenters|who replied',
  worklogs:
    'worklogs|worklog|work logs|work log|work logged|work was logged|time logged|logged time|logged work|time spent|time was spent|hours|logged|who logged',
  links: 'links|link|blocking|blocks|blockers|blocked|depends on|dependencies|waiting on',
  attachments: 'attachments|attachment|files|file|attached|attached files',
  comments:
    'comment|comments|said|saying|people say|discussion|news|latest on|reply|replies|update|updates|conversation',
  history:
    'history|happened|changed|changes|change|when was|has changed|activity|log|who closed|who changed|who moved',
  due: 'due|due date|deadline|overdue|late',
  priority: 'priority|urgent|important|prio',
  status: 'status|state|done|closed|resolved|finished|in progress|going|open|started|progress|fixed|ready|at',
  description: 'description|described',
});
const whole = new Set([
  'about',
  'summary',
  'summarise',
  'summarize',
  'tldr',
  'details',
  'detail',
  'everything',
  'explain',
  'describe',
  'recap',
  'info',
]);
const pointers = phrases(
  'here|this issue|this ticket|this bug|this task|this story|this page|this one|this|it|that issue|that ticket|that one|the issue|the ticket|that|the current issue',
);
/** These mean the issue that is spoken of, without pointing at it. */
const summaries = phrases(
  'tl ; dr|tldr|tl dr|summary|summarise|summarize|give me a summary|sum it up|sum up|recap|details|more details|tell me more|tell me about it|explain',
);
const longestQuestion = 16;

/** "What is PAY-12 about?", "who is working on it", "summarise this issue", a bare key. */
export function recogniseAbout(sentence: Sentence, knowledge: Knowledge): Intent | undefined {
  const { context } = knowledge;
  const from = afterPoliteness(sentence);
  const keys = new Set(sentence.tokens.filter((token) => token.kind === 'key').map((token) => token.text));
  const [only] = keys;
  if (keys.size > 1 || sentence.length - from > longestQuestion) return undefined;
  const words = sentence.tokens.slice(from).filter((token) => token.kind !== 'mark');
  if (only !== undefined) {
    if (words.length === 1) return { kind: 'about', key: only, focus: 'everything' };
    if (isAboutOthers(sentence) || openings.read(sentence, from) === undefined) {
      return words.length <= 3 && sentence.kind(from) === 'key'
        ? about(only, sentence, from, knowledge)
        : undefined;
    }
    return about(only, sentence, from, knowledge);
  }
  const alone = context.pageIssueKey ?? soleIssue(context);
  if (alone !== undefined && summaries.read(sentence, from)?.to === beforeClosing(sentence, from))
    return { kind: 'about', key: alone, focus: 'everything' };
  if (openings.read(sentence, from) === undefined) {
    const found = readReference(sentence, from, context);
    const isAlone = found?.key !== undefined && found.to >= sentence.length - 1 && words.length <= 3;
    return isAlone && found.key !== undefined
      ? { kind: 'about', key: found.key, focus: 'everything' }
      : undefined;
  }
  for (let at = sentence.length - 1; at > from; at--) {
    const found = readReference(sentence, at, context);
    if (found === undefined || found.to < sentence.length - 3) continue;
    // "this week" points at no issue.
    if (
      /^(?:week|month|quarter|year|sprint|morning|afternoon|weekend|project|team|board|backlog|filter|list|search|view|screen|results|many|much|\p{L}+day)$/u.test(
        sentence.form(found.to),
      )
    )
      continue;
    const start = startOfPointer(sentence, at, found.to);
    if (isAboutOthers(sentence)) return undefined;
    const reference = readReference(sentence, start, context) ?? found;
    if (reference.key !== undefined) return about(reference.key, sentence, from, knowledge);
    const plain = words.length <= 8 && (pointers.read(sentence, start) !== undefined || start > from);
    return plain
      ? unclear('you are asking about one issue', 'which issue you mean', [
          'What is ABC-123 about?',
          'Show my open issues',
        ])
      : undefined;
  }
  return undefined;
}

const toldByDay: ReadonlySet<Focus> = new Set(['comments', 'commenters', 'history', 'worklogs']);

function about(key: string, sentence: Sentence, from: number, { today }: Knowledge): AboutIntent {
  const focus = focusOf(sentence, from);
  if (!toldByDay.has(focus)) return { kind: 'about', key, focus };
  for (let at = from; at < sentence.length; at++) {
    const found = sentence.kind(at) === 'key' ? undefined : readPeriod(sentence, at, today, 'behind');
    if (found !== undefined) return { kind: 'about', key, focus, during: found.period };
  }
  return { kind: 'about', key, focus };
}

/** "this issue" and "the second one" begin before their last word. */
function startOfPointer(sentence: Sentence, at: number, to: number): number {
  let start = at;
  while (
    start > 0 &&
    /^(?:this|that|the|current|first|second|third|fourth|fifth|last|#|number)$/.test(
      sentence.form(start - 1),
    ) &&
    to - start < 5
  ) {
    start -= 1;
  }
  return start;
}

/** "subtasks of PAY-1" and "issues in epic PAY-1" ask for other issues. */
function isAboutOthers(sentence: Sentence): boolean {
  return /\b(?:sub-?tasks?|children|child|under|epic|like|linked|issues|tickets|bugs|stories|tasks|parts)\b/i.test(
    sentence.text.slice(0, 300),
  );
}

function focusOf(sentence: Sentence, from: number): Focus {
  let focus: Focus = 'everything';
  for (let at = from; at < sentence.length; at++) {
    if (sentence.is(at, whole)) return 'everything';
    const found = foci.read(sentence, at);
    // "open PAY-12" shows it, "is PAY-12 open" asks for its status.
    if (found === undefined || focus !== 'everything' || (at === from && sentence.form(at) === 'open'))
      continue;
    focus = found.meaning;
  }
  return focus;
}
