import type { Knowledge } from './knowledge.ts';
import { PhraseBook, phrasesByMeaning } from './phrase-book.ts';
import type { Sentence } from './sentence.ts';
import { tokenise } from './tokens.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Jira's own fields by the words people use, and what the search calls them. */
const own = phrasesByMeaning({
  status: 'status|statuses|state',
  assignee:
    'assignee|assignees|person|people|owner|owners|colleague|team member|teammate|developer|who has them',
  reporter: 'reporter|reporters|creator',
  type: 'type|types|issue type|issue types|kind',
  priority: 'priority|priorities|prio',
  project: 'project|projects',
  component: 'component|components',
  label: 'label|labels|tag|tags',
  sprint: 'sprint|sprints',
  'fix version': 'fix version|fix versions|version|versions|release|releases|fixversion',
  parent: 'parent|parents|epic|epics',
  resolution: 'resolution|resolutions',
  'due date': 'due date|due dates|deadline|deadlines|due',
  created: 'created date|creation date|created|date created|created on',
  updated: 'updated|last updated|last update|updated date|update date',
  resolved: 'resolution date|resolved date|resolved|closed date',
  summary: 'summary|summaries|title|titles',
  'story points': 'story points|story point|points|story point estimate|sp',
  'time spent':
    'time spent|logged time|time logged|logged work|hours logged|spent time|hours spent|work logged|logged hours',
  'original estimate': 'estimate|estimates|original estimate|original estimates|time estimate',
  'remaining estimate': 'remaining estimate|remaining time|remaining work|time left|remaining',
  votes: 'votes',
  watchers: 'watchers',
});

interface FieldWord {
  readonly name: string;
  readonly to: number;
}

/** The site's own fields, made ready once for a vocabulary. */
const books = new WeakMap<Vocabulary, PhraseBook<string>>();

function bookOf(vocabulary: Vocabulary): PhraseBook<string> {
  const known = books.get(vocabulary);
  if (known !== undefined) return known;
  // What has no letters of its own would be a phrase of no words.
  const names = (vocabulary.fields ?? []).filter((name) => tokenise(name).length > 0);
  const book = new PhraseBook(names.map((name) => [name, name] as const));
  books.set(vocabulary, book);
  return book;
}

/** The field that is named at a token; the longer name wins. */
export function readField(sentence: Sentence, at: number, { situation }: Knowledge): FieldWord | undefined {
  const ours = own.read(sentence, at);
  const theirs = bookOf(situation.vocabulary).read(sentence, at);
  const found = theirs !== undefined && (ours === undefined || theirs.to > ours.to) ? theirs : ours;
  return found && { name: found.meaning, to: found.to };
}
