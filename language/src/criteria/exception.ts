import type { Exceptions } from '../criteria.ts';
import type { Knowledge } from '../knowledge.ts';
import { readPerson, withoutPossessive } from '../people.ts';
import { phrases } from '../phrase-book.ts';
import type { Sentence } from '../sentence.ts';
import { type CriteriaReader, type Draft, note, readList } from './draft.ts';
import { readComponentName, readLabelWord } from './label.ts';
import { readCategory } from './status.ts';

const negators = phrases(
  'not|but not|and not|that are not|which are not|that is not|who are not|except|except for|excepting|excluding|exclude|but without|without|other than|apart from|besides|' +
    'anything but|everything but|all but|ignore|ignoring|leave out|leaving out|not counting|minus|but no|no',
);
const glue = phrases(
  'in|the|any|in the|from|of|of type|with|with the|for|being|those in|the ones in|ones in|those with|the ones with|those from|in project|in the project|project|of the type',
);
const statusWords = phrases('status|in status|with status|the status|in the status|state');
const priorityWords = phrases('priority|with priority|of priority|the priority|prio');
const labelWords = phrases(
  'labelled|labeled|labelled with|label|labels|the label|with label|with labels|with the label|tagged|tagged with|tag|tags',
);
const componentWords = phrases('component|components|in component|in the component|with component');
const priorityNouns = /^(?:priority|prio|priorities)$/;

/** "not in Payments", "except bugs", "without label security": what must not apply. Runs before the readers of what must. */
export const readExceptions: CriteriaReader = (sentence, draft, knowledge) => {
  sentence.find(negators, ({ from, to }) => {
    // "not done" is a category of its own, and not the opposite of one.
    if (sentence.form(to - 1) === 'not' && readCategory(sentence, to - 1) !== undefined) return undefined;
    let end = to;
    for (let more = readOne(sentence, to, draft, knowledge); more !== undefined; ) {
      end = more;
      const joint = /^(?:,|and|or|nor)$/.test(sentence.form(end)) ? end + 1 : undefined;
      more = joint === undefined ? undefined : readNames(sentence, joint, draft, knowledge);
    }
    if (end === to) return undefined;
    sentence.take(from, end);
    return end;
  });
};

function readOne(sentence: Sentence, at: number, draft: Draft, knowledge: Knowledge): number | undefined {
  const start = sentence.skip(at, glue);
  const category = readCategory(sentence, start);
  const opposite = category && { done: 'open', open: 'done' }[category.meaning as string];
  if (category !== undefined && (opposite === 'open' || opposite === 'done')) {
    return note(draft, 'statusCategory', opposite) ? category.to : undefined;
  }
  return (
    readNames(sentence, at, draft, knowledge) ??
    (start === at ? undefined : readNames(sentence, start, draft, knowledge)) ??
    readPeople(sentence, at, draft)
  );
}

/** Notes the names that stand at a place and answers the place after them. */
function readNames(sentence: Sentence, at: number, draft: Draft, { lexicon }: Knowledge): number | undefined {
  const names = (book: {
    read(sentence: Sentence, at: number): { name: string; to: number } | undefined;
  }) => {
    return (place: number) => {
      const found = book.read(sentence, place);
      return found && { value: found.name, to: found.to };
    };
  };
  const led = (kind: keyof Exceptions, start: number, read: Parameters<typeof readList<string>>[2]) => {
    const list = readList(sentence, start, read);
    if (list === undefined || !sentence.areFree(at, list.to)) return undefined;
    draft.criteria.except = {
      ...draft.criteria.except,
      [kind]: [...new Set([...(draft.criteria.except?.[kind] ?? []), ...list.values])],
    };
    return kind === 'priorities' && priorityNouns.test(sentence.form(list.to)) ? list.to + 1 : list.to;
  };
  const label = labelWords.read(sentence, at);
  if (label !== undefined) return led('labels', label.to, (place) => readLabelWord(sentence, place));
  const component = componentWords.read(sentence, at);
  if (component !== undefined)
    return led('components', component.to, (place) => readComponentName(sentence, place));
  const priority = priorityWords.read(sentence, at);
  if (priority !== undefined) return led('priorities', priority.to, names(lexicon.priorities));
  const status = statusWords.read(sentence, at);
  if (status !== undefined) return led('statuses', status.to, names(lexicon.statuses));
  return (
    led('statuses', at, names(lexicon.statuses)) ??
    led('types', at, names(lexicon.types)) ??
    led('projects', at, names(lexicon.projects)) ??
    led('priorities', at, names(lexicon.priorities))
  );
}

/** "except mine", "but not Priya's". */
function readPeople(sentence: Sentence, at: number, draft: Draft): number | undefined {
  const start = sentence.form(at) === 'for' || sentence.form(at) === 'the' ? at + 1 : at;
  const mine = /^(?:my|mine|me)$/.test(sentence.form(start));
  const found = mine ? { person: 'me', to: start + 1 } : readPerson(sentence, start);
  if (found === undefined || !sentence.areFree(at, found.to)) return undefined;
  if (!mine && !sentence.tokens[found.to - 1]?.possessive) return undefined;
  return note(draft, 'notAssignee', withoutPossessive(found.person)) ? found.to : undefined;
}
