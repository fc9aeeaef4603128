import type { Intent } from '../intent.ts';
import type { Knowledge } from '../knowledge.ts';
import { phrases, phrasesByMeaning } from '../phrase-book.ts';
import { afterPoliteness } from '../politeness.ts';
import type { Sentence } from '../sentence.ts';
import { unclear } from './misunderstanding.ts';

const verbs = phrases(
  'delete|remove|archive|unarchive|restore|create|add|make|set up|start|begin|close|complete|end|finish|rename|edit|configure|release|invite|deactivate|give',
);
const things = phrasesByMeaning({
  project: 'project|projects|space',
  sprint: 'sprint|sprints|iteration',
  board: 'board|boards|scrum board|kanban board',
  component: 'component|components',
  version: 'version|versions|release|fix version',
  filter: 'filter|filters|saved filter',
  dashboard: 'dashboard|dashboards',
  workflow: 'workflow|workflows',
  status: 'status|statuses|column|columns',
  field: 'custom field|custom fields',
  'issue type': 'issue type|issue types',
  user: 'user|users|user account|account|team member',
  permission: 'permission|permissions|role|roles|access',
});
const before = new Set(
  'the a an my our this that current active next new running old whole entire another all jira'.split(' '),
);
/** "A sprint report", "the release notes", "a board game": something else that begins with such a word. */
const others =
  /^(?:report|review|notes|note|summary|plan|planning|goal|goals|retro|retrospective|update|updates|date|name|field|value|to|of|from|for|on|and|is|type|lead|manager|page|check|test|tests|game|meeting|story|task|bug|issue|epic|ticket)$/;
const views = /^(?:filter|board|dashboard)$/;
/** What is said of issues is no order about how Jira is set up. */
const ofIssues =
  /\b(?:issues?|tickets?|bugs?|tasks?|stories|story|epics?|it|them|these|those|comments?|labels?)\b/i;

/** "Delete the project PAY", "start the next sprint": what this assistant leaves to Jira, said plainly. */
export function recogniseAdministration(sentence: Sentence, { lexicon }: Knowledge): Intent | undefined {
  const from = afterPoliteness(sentence);
  const verb = verbs.read(sentence, from);
  if (verb === undefined || sentence.tokens.some(({ kind }) => kind === 'key')) return undefined;
  let at = verb.to;
  while (sentence.is(at, before)) at += 1;
  // "The Payments project" names it first.
  const named = lexicon.projects.read(sentence, at);
  const thing = things.read(sentence, named?.to ?? at);
  if (thing === undefined || sentence.form(thing.to) === ':') return undefined;
  // "A filter for my bugs" is a filter.
  const isView =
    views.test(thing.meaning) &&
    /^(?:create|add|make|set up)$/.test(sentence.slice(from, verb.to).toLowerCase());
  if (others.test(sentence.form(thing.to)) && !(isView && sentence.form(thing.to) === 'for'))
    return undefined;
  if (lexicon.types.read(sentence, thing.to) !== undefined) return undefined;
  if (!isView && ofIssues.test(sentence.slice(thing.to, sentence.length))) return undefined;
  const article = /^[aeio]/.test(thing.meaning) ? 'an' : 'a';
  const act = sentence.slice(from, verb.to).toLowerCase();
  return unclear(
    `you want to ${act} ${article} ${thing.meaning}`,
    'how to do that: it has to be done in Jira itself. I find, create, change, comment on and delete issues, and leave alone how Jira is set up',
    [
      'Create a task in ABC: Review the release notes',
      'Which sprints are open?',
      'Move ABC-123 to the next sprint',
    ],
  );
}
