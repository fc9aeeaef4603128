import type { Knowledge } from '../knowledge.ts';
import { readPerson, withoutPossessive } from '../people.ts';
import { phrases } from '../phrase-book.ts';
import type { Sentence } from '../sentence.ts';
import { type CriteriaReader, type Draft, note, readList } from './draft.ts';

const nobodys = phrases(
  'unassigned|without assignee|without an assignee|with no assignee|no assignee|not assigned to anyone|not assigned to anybody|' +
    'not assigned to nobody|not assigned|assigned to nobody|nobody is working on|no one is working on|nobody has|that nobody owns|' +
    'nobody owns|assignee is empty|missing an assignee|ownerless|without owner|without an owner|no owner|no one owns|up for grabs',
);
const mine = phrases(
  'my|mine|i have|have i|do i have|have i got|i own|do i own|' +
    'i am assigned to|i am assigned|for me|that are mine|belong to me|belonging to me',
);
const myWork = phrases(
  'on my plate|on my list|on my desk|do i have to do|do i have to work on|i have to do|i need to do|do i need to do|should i do|do i have to finish|my work|my todos|my to dos|my todo list|my to do list',
);
const myNext = phrases(
  'should i work on|shall i work on|can i work on|could i work on|i should work on|to work on next|should i do next|should i do first|should i start with|should i focus on|do i do next',
);
const notAssigned = phrases(
  'not assigned to|not owned by|not belonging to|except those of|assigned to anyone but|assigned to somebody other than|assigned to someone other than|not for',
);
const assigned = phrases(
  'assigned to|that are assigned to|owned by|belonging to|belong to|allocated to|given to|assignee is|assignee|with assignee|' +
    'assignee =|assignee :|on the plate of|in the hands of|delegated to',
);
const auxiliary = new Set(['is', 'does', 'has', 'did', 'am']);
/** These ask of one person only in other ways: "are open", "have to". */
const severalAuxiliary = new Set(['are', 'do', 'have']);
const mostPeople = 10;
const working = phrases(
  'working on|working at|work on|doing|busy with|up to|have|got|own|have on the plate|on',
);
const works = phrases(
  'is working on|works on|is assigned to|is doing|is busy with|has to do|has|owns|needs to do',
);
const someone = phrases('assigned');
const notNames = new Set(
  'today yesterday tomorrow week month year project team sprint issue epic ticket it that who what let everyone everybody somebody people company last going happening new anything everything there'.split(
    ' ',
  ),
);

/** Whose issues: "my", "assigned to Sam", "Ana María's", "what is Sam working on", "unassigned". */
export const readAssignee: CriteriaReader = (sentence, draft, knowledge) => {
  const isProject = (at: number) => knowledge.lexicon.projects.read(sentence, at) !== undefined;
  sentence.find(notAssigned, ({ from, to }) => {
    const found = readPerson(sentence, to);
    if (found?.person === 'nobody') return undefined;
    return found && settle(sentence, draft, 'notAssignee', found.person, from, found.to);
  });
  sentence.find(nobodys, ({ from, to }) => settle(sentence, draft, 'assignee', 'nobody', from, to));
  sentence.find(assigned, ({ from, to }) => {
    const found = readPeople(sentence, to, knowledge);
    return found && settlePeople(sentence, draft, found, from, found.to);
  });
  for (const [book, isNext] of [
    [myNext, true],
    [myWork, false],
  ] as const) {
    sentence.find(book, ({ from, to }) => {
      const end = settle(sentence, draft, 'assignee', 'me', from, to);
      if (end === undefined) return undefined;
      draft.isWorkAhead = true;
      if (isNext) draft.criteria.orderBy ??= { field: 'priority', direction: 'descending' };
      return end;
    });
  }
  sentence.find(mine, ({ from, to }) => settle(sentence, draft, 'assignee', 'me', from, to));
  readDoers(sentence, draft, knowledge);
  readPossessive(sentence, draft, isProject);
  readFor(sentence, draft, knowledge, isProject);
  sentence.find(someone, ({ from, to }) => settle(sentence, draft, 'notAssignee', 'nobody', from, to));
};

function settle(
  sentence: Sentence,
  draft: Draft,
  field: 'assignee' | 'notAssignee',
  person: string,
  from: number,
  to: number,
): number | undefined {
  if (!sentence.areFree(from, to) || !note(draft, field, person)) return undefined;
  sentence.take(from, to);
  return to;
}

/** "Priya or Tomás": a later word in small letters is a name only if the first was and no list knows it. */
function readPeople(sentence: Sentence, at: number, { lexicon }: Knowledge) {
  const first = readPerson(sentence, at);
  if (first === undefined || first.person === 'nobody') return first && { ...first, people: [first.person] };
  const list = readList(sentence, at, (place) => {
    const found = readPerson(sentence, place);
    if (found === undefined) return undefined;
    const known = [lexicon.statuses, lexicon.types, lexicon.priorities, lexicon.projects].some(
      (names) => names.read(sentence, place) !== undefined,
    );
    const plausible = place === at || found.certain || (!first.certain && !known);
    return plausible ? { value: found.person, to: found.to } : undefined;
  });
  return list === undefined ? undefined : { ...first, people: list.values, to: list.to };
}

function settlePeople(
  sentence: Sentence,
  draft: Draft,
  found: { readonly people: readonly string[] },
  from: number,
  to: number,
): number | undefined {
  const people = [...new Set(found.people.map(withoutPossessive))];
  const [only] = people;
  if (people.length === 1 && only !== undefined) return settle(sentence, draft, 'assignee', only, from, to);
  if (draft.criteria.assignee !== undefined || !sentence.areFree(from, to)) return undefined;
  if (!note(draft, 'assignees', people.slice(0, mostPeople))) return undefined;
  sentence.take(from, to);
  return to;
}

/** "what is Sam working on", "does Sam have", "Sam is working on", "what are Sam and Ana working on". */
function readDoers(sentence: Sentence, draft: Draft, knowledge: Knowledge): void {
  for (let at = 0; at < sentence.length; at++) {
    const several = sentence.is(at, severalAuxiliary);
    const asked = several || sentence.is(at, auxiliary);
    const start = asked ? at + 1 : at;
    const token = sentence.tokens[start];
    if (token?.kind !== 'word' || !(asked || token.capital) || notNames.has(token.form)) continue;
    const found = readPeople(sentence, start, knowledge);
    if (found === undefined || found.person === 'nobody') continue;
    if (several && found.people.length === 1) continue;
    // "what did Sam do yesterday"
    if (sentence.form(at) === 'did' && sentence.form(found.to) === 'do') {
      if (settlePeople(sentence, draft, found, at, found.to + 1) !== undefined)
        draft.looseActivity = 'updated';
      continue;
    }
    const doing = (asked ? working : works).read(sentence, found.to);
    if (doing === undefined || !sentence.areFree(at, doing.to)) continue;
    if (settlePeople(sentence, draft, found, at, doing.to) === undefined) continue;
    const now = /^(?:working|doing|busy)$/.test(sentence.form(found.to + (asked ? 0 : 1)));
    if (now && draft.criteria.statusCategory === undefined) draft.criteria.statusCategory = 'in progress';
  }
}

function readPossessive(sentence: Sentence, draft: Draft, isProject: (at: number) => boolean): void {
  for (const [end, token] of sentence.tokens.entries()) {
    if (token.kind !== 'word' || !token.possessive || !sentence.isFree(end) || notNames.has(token.form))
      continue;
    if (isProject(end)) continue;
    let from = end;
    // The name's first word is as far left as the words go on being a name up to here.
    for (let start = end - 1; start >= Math.max(0, end - 3); start--) {
      const named =
        sentence.isFree(start) && sentence.tokens[start]?.capital ? readPerson(sentence, start) : undefined;
      if (named?.to === end + 1 && named.person !== 'me') from = start;
    }
    const found = readPerson(sentence, from);
    if (found !== undefined && found.to === end + 1)
      settle(sentence, draft, 'assignee', found.person, from, end + 1);
  }
}

function readFor(
  sentence: Sentence,
  draft: Draft,
  knowledge: Knowledge,
  isProject: (at: number) => boolean,
): void {
  for (let at = 0; at < sentence.length; at++) {
    const word = sentence.form(at);
    if ((word !== 'for' && word !== 'of') || !sentence.isFree(at) || isProject(at + 1)) continue;
    const found = readPeople(sentence, at + 1, knowledge);
    if (found === undefined || isProjectPhrase(sentence, found.to)) continue;
    if (/^(?:search|look|looking|searching)$/.test(sentence.form(at - 1))) continue;
    if (word === 'of' && !found.certain) continue;
    settlePeople(sentence, draft, found, at, found.to);
  }
}

function isProjectPhrase(sentence: Sentence, at: number): boolean {
  return /^(?:project|board|space|component|sprint|epic)$/.test(sentence.form(at));
}
