import type { Intent, LookUpIntent } from '../intent.ts';
import type { Knowledge } from '../knowledge.ts';
import { phrases, phrasesByMeaning } from '../phrase-book.ts';
import { afterPoliteness, beforeClosing } from '../politeness.ts';
import type { Sentence } from '../sentence.ts';

const leads = phrases(
  'which|what|list|show|show me|list the|show the|show me the|show all|list all|show me all|what are the|which are the|all|what are our|who are the|what are all the|show all the|list all the|are there any|are there|what|which open|which active|what open|list open|list the open|show open|show the open|which unreleased|which are the open|what is the current|which is the current|what is the active|show the active|show the current',
);
const kinds = phrasesByMeaning<LookUpIntent['of']>({
  version: 'versions|fix versions|releases|version',
  component: 'components|component',
  sprint: 'sprints|sprint',
  board: 'boards|board',
  person: 'people|members|team members|users|persons|assignable people|possible assignees',
  field: 'fields|custom fields|field names',
  type: 'types|issue types|kinds of issues|ticket types|types of issues',
  status: 'statuses|states',
  'link type': 'link types|kinds of links|links types|types of links|issue link types',
});
const whoCan = phrases(
  'who can be assigned|who can i assign|whom can i assign|who can work|who is|who are|who could be assigned|who can be an assignee|who can issues be assigned to',
);
const ends = new Set(
  'are there exist exists do does did we i have has is open active running current planned future unreleased available to issues assign in of for the project here can be used use get belong it'.split(
    ' ',
  ),
);
const tied: ReadonlySet<LookUpIntent['of']> = new Set(['type', 'status']);

/** "Which versions does PAY have?", "which sprints are open in PAY?", "who can be assigned in Payments?" */
export function recogniseLookUp(
  sentence: Sentence,
  { lexicon, context, situation }: Knowledge,
): Intent | undefined {
  const from = afterPoliteness(sentence);
  const end = beforeClosing(sentence, from);
  const who = whoCan.read(sentence, from);
  const start = sentence.skip(from, leads);
  const kind = start === from ? undefined : kinds.read(sentence, start);
  if (kind === undefined && who === undefined) return undefined;
  let project: string | undefined;
  for (let at = kind?.to ?? who?.to ?? end; at < end; ) {
    const named = sentence.is(at, ends) ? undefined : lexicon.projects.read(sentence, at);
    if (named !== undefined && project === undefined) project = named.name;
    else if (!sentence.is(at, ends)) return undefined;
    at = named?.to ?? at + 1;
  }
  if (kind === undefined)
    return project === undefined ? undefined : { kind: 'look-up', of: 'person', project };
  const of = kind.meaning;
  const [only, ...others] = situation.vocabulary.projects;
  const meant = project ?? context.lastProject ?? (others.length === 0 ? only?.key : undefined);
  // Of the whole site these are known without asking.
  if (project === undefined && tied.has(of)) return undefined;
  return { kind: 'look-up', of, ...(meant === undefined ? {} : { project: meant }) };
}
