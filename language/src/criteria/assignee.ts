import { readPerson } from '../people.ts';
import { phrases } from '../phrase-book.ts';
import type { Sentence } from '../sentence.ts';
import { type CriteriaReader, type Draft, note } from './draft.ts';

const nobodys = phrases(
  'unassigned|without assignee|without an assignee|with no assignee|no assignee|not assigned to anyone|not assigned to anybody|' +
    'not assigned to nobody|not assigned|assigned to nobody|nobody is working on|no one is working on|nobody has|that nobody owns|' +
    'nobody owns|assignee is empty|missing an assignee|ownerless|without owner|without an owner|no owner|no one owns|up for grabs',
);
const mine = phrases(
  'my|mine|i have|have i|do i have|have i got|on my plate|on my list|on my desk|i own|do i own|' +
    'i am assigned to|i am assigned|for me|that are mine|belong to me|belonging to me|should i work on|shall i work on|can i work on|could i work on|i should work on|to work on next|i need to do|do i need to do|i have to do|should i do',
);
const notAssigned = phrases(
  'not assigned to|not owned by|not belonging to|except those of|assigned to anyone but|assigned to somebody other than|assigned to someone other than|not for',
);
const assigned = phrases(
  'assigned to|that are assigned to|owned by|belonging to|belong to|allocated to|given to|assignee is|assignee|with assignee|' +
    'assignee =|assignee :|on the plate of|in the hands of|delegated to',
);
const auxiliary = new Set(['is', 'does', 'has', 'did', 'am']);
const working = phrases(
  'working on|working at|work on|doing|busy with|up to|have|got|own|have on the plate|on',
);
const works = phrases(
  'is working on|works on|is assigned to|is doing|is busy with|has to do|has|owns|needs to do',
);
const someone = phrases('assigned');
const notNames = new Set(
  'today yesterday tomorrow week month year project team sprint issue epic ticket it that who what let everyone everybody somebody people company last'.split(
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
    const found = readPerson(sentence, to);
    return found && settle(sentence, draft, 'assignee', found.person, from, found.to);
  });
  sentence.find(mine, ({ from, to }) => settle(sentence, draft, 'assignee', 'me', from, to));
  readDoers(sentence, draft);
  readPossessive(sentence, draft, isProject);
  readFor(sentence, draft, isProject);
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

/** "what is Sam working on", "does Sam have", "Sam is working on". */
function readDoers(sentence: Sentence, draft: Draft): void {
  for (let at = 0; at < sentence.length; at++) {
    const asked = sentence.is(at, auxiliary);
    const start = asked ? at + 1 : at;
    const token = sentence.tokens[start];
    if (token?.kind !== 'word' || !(asked || token.capital)) continue;
    const found = readPerson(sentence, start);
    if (found === undefined || found.person === 'nobody') continue;
    // "which did Sam close last week": the verb itself was read as history.
    if (sentence.form(at) === 'did' && isHistory(sentence, found.to) && sentence.areFree(at, found.to)) {
      settle(sentence, draft, 'assignee', found.person, at, found.to);
      continue;
    }
    const doing = (asked ? working : works).read(sentence, found.to);
    if (doing === undefined || !sentence.areFree(at, doing.to)) continue;
    if (settle(sentence, draft, 'assignee', found.person, at, doing.to) === undefined) continue;
    const now = /^(?:working|doing|busy)$/.test(sentence.form(found.to + (asked ? 0 : 1)));
    if (now && draft.criteria.statusCategory === undefined) draft.criteria.statusCategory = 'in progress';
  }
}

function isHistory(sentence: Sentence, at: number): boolean {
  return /^(?:close|finish|complete|resolve|fix|ship|deliver|get)$/.test(sentence.form(at));
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

function readFor(sentence: Sentence, draft: Draft, isProject: (at: number) => boolean): void {
  for (let at = 0; at < sentence.length; at++) {
    const word = sentence.form(at);
    if ((word !== 'for' && word !== 'of') || !sentence.isFree(at) || isProject(at + 1)) continue;
    const found = readPerson(sentence, at + 1);
    if (found === undefined || isProjectPhrase(sentence, found.to)) continue;
    if (/^(?:search|look|looking|searching)$/.test(sentence.form(at - 1))) continue;
    if (word === 'of' && !found.certain) continue;
    settle(sentence, draft, 'assignee', found.person, at, found.to);
  }
}

function isProjectPhrase(sentence: Sentence, at: number): boolean {
  return /^(?:project|board|space|component|sprint|epic)$/.test(sentence.form(at));
}
