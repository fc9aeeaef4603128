import { readList } from '../criteria/draft.ts';
import { readLabelWord } from '../criteria/label.ts';
import { readDay } from '../days.ts';
import type { Knowledge } from '../knowledge.ts';
import { readPerson, withoutPossessive } from '../people.ts';
import { phrases } from '../phrase-book.ts';
import { readReference } from '../references.ts';
import type { Sentence } from '../sentence.ts';
import { connectors } from '../words.ts';
import { readSprintAttribute } from './sprint-attribute.ts';

/** What can be said of a new issue beside its summary. */
export interface Attributes {
  project?: string;
  assignee?: string;
  dueDate?: string;
  priority?: string;
  labels?: string[];
  parent?: string;
  /** A name, "current" or "next". */
  sprint?: string;
}

export interface ReadAttribute {
  readonly attributes: Attributes;
  readonly to: number;
  /** False for a name in small letters, which could be any word. */
  readonly certain: boolean;
}

const due = phrases(
  'due|due on|due by|due date|with due date|with a due date of|due date is|deadline|deadline is|with deadline|with a deadline of|by|until|no later than|due before the end of|due at|due in time for|due until',
);
const assigned = phrases(
  'assigned to|assign to|assign it to|and assign it to|and assign to|assignee|assignee is|owner|owned by|give it to|and give it to|assignee :|assign',
);
const priority = phrases(
  'priority|with priority|with a priority of|prio|priority is|priority :|and priority|with the priority|as priority|set priority to|with prio|make it',
);
const project = phrases(
  'in|in the|in project|in the project|to project|to the project|for project|for the project|on project|project|to|to the|on|on the|for|for the|under project|project :',
);
const labels = phrases(
  'label|labels|labelled|labeled|with label|with labels|with the label|with the labels|tagged|tagged with|tag|tags|labels :|label :|labelled with|labeled with|labelled as|labeled as',
);
const parent = phrases(
  'under|in epic|in the epic|with parent|parent|parent :|as a subtask of|as a sub task of|as subtask of|as a child of|child of|below|for epic|of epic|part of|for|of|to|in',
);
const certainParent = phrases(
  'parent|with parent|under|in epic|as a subtask of|as subtask of|in the epic|as a child of|child of|part of',
);

/** One attribute said at a token: "for Amélie", "due Friday", "priority high", "in Payments", "under PAY-7". */
export function readAttribute(
  sentence: Sentence,
  at: number,
  knowledge: Knowledge,
): ReadAttribute | undefined {
  return (
    readDue(sentence, at, knowledge) ??
    readPriority(sentence, at, knowledge) ??
    readParent(sentence, at, knowledge) ??
    readSprint(sentence, at) ??
    readProject(sentence, at, knowledge) ??
    readLabels(sentence, at) ??
    readAssignee(sentence, at)
  );
}

function readDue(sentence: Sentence, at: number, { today }: Knowledge): ReadAttribute | undefined {
  const lead = due.read(sentence, at)?.to ?? (sentence.form(at) === 'for' ? at + 1 : undefined);
  const day = lead === undefined ? undefined : readDay(sentence, lead, today, 'ahead');
  return day && { attributes: { dueDate: day.day }, to: day.to, certain: true };
}

function readPriority(sentence: Sentence, at: number, { lexicon }: Knowledge): ReadAttribute | undefined {
  const before = sentence.skip(at, priority);
  const found = lexicon.priorities.readLoosely(sentence, before);
  if (found === undefined) return undefined;
  const after = /^(?:priority|prio)$/.test(sentence.form(found.to)) ? found.to + 1 : found.to;
  const said = after > found.to || sentence.slice(at, before).toLowerCase().includes('prio');
  return said ? { attributes: { priority: found.name }, to: after, certain: true } : undefined;
}

function readParent(sentence: Sentence, at: number, { context }: Knowledge): ReadAttribute | undefined {
  const lead = parent.read(sentence, at);
  if (lead === undefined) return undefined;
  const isKey = sentence.kind(lead.to) === 'key';
  if (!isKey && certainParent.read(sentence, at) === undefined) return undefined;
  const found = readReference(sentence, lead.to, context);
  return found?.key === undefined
    ? undefined
    : { attributes: { parent: found.key }, to: found.to, certain: true };
}

function readSprint(sentence: Sentence, at: number): ReadAttribute | undefined {
  const found = readSprintAttribute(sentence, at);
  return found && { attributes: { sprint: found.sprint }, to: found.to, certain: true };
}

function readProject(sentence: Sentence, at: number, { lexicon }: Knowledge): ReadAttribute | undefined {
  const lead = project.read(sentence, at);
  if (lead === undefined) return undefined;
  const after = (to: number) => (/^(?:project|board|space)$/.test(sentence.form(to)) ? to + 1 : to);
  const found = lexicon.projects.read(sentence, lead.to);
  if (found !== undefined) return { attributes: { project: found.name }, to: after(found.to), certain: true };
  // A project that the site's list does not hold has to be called one.
  const word = sentence.tokens[lead.to];
  if (word === undefined || word.kind === 'mark' || connectors.has(word.form)) return undefined;
  const called = sentence.form(lead.to - 1) === 'project' || after(lead.to + 1) > lead.to + 1;
  if (!called) return undefined;
  return { attributes: { project: word.text }, to: after(lead.to + 1), certain: true };
}

function readLabels(sentence: Sentence, at: number): ReadAttribute | undefined {
  const lead = labels.read(sentence, at);
  const list = lead && readList(sentence, lead.to, (place) => readLabelWord(sentence, place));
  return list && { attributes: { labels: list.values }, to: list.to, certain: true };
}

function readAssignee(sentence: Sentence, at: number): ReadAttribute | undefined {
  const lead = assigned.read(sentence, at);
  const named = sentence.form(at) === 'for' ? at + 1 : undefined;
  const start = lead?.to ?? named;
  const found = start === undefined ? undefined : readPerson(sentence, start);
  if (found === undefined || sentence.tokens[found.to - 1]?.possessive) return undefined;
  if (lead === undefined && sentence.kind(start ?? at) === 'quote') return undefined;
  return {
    attributes: { assignee: withoutPossessive(found.person) },
    to: found.to,
    certain: lead !== undefined || found.certain,
  };
}
