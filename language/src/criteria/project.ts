import { withoutPossessive } from '../people.ts';
import { phrases } from '../phrase-book.ts';
import type { Sentence } from '../sentence.ts';
import { connectors, fillers, issueNouns } from '../words.ts';
import { type CriteriaReader, noteInList, readList } from './draft.ts';

const leads = phrases(
  'in|for|of|from|on|within|inside|at|in the|for the|of the|from the|on the|within the|in project|for project|of project|from project|project|projects|' +
    'in projects|in the project|for the project|of the project|on the project|from the project|project is|project =|project :|in our|the project',
);
const after = new Set(['project', 'projects', 'board', 'space']);

/** "in Payments", "project PAY", "web bugs"; and names after "in" that the site's list does not hold. */
export const readProject: CriteriaReader = (sentence, draft, { lexicon }) => {
  const read = (at: number) => {
    const found = lexicon.projects.read(sentence, at) ?? undefined;
    if (found === undefined || !isWrittenAsProject(sentence, at, found.to)) return undefined;
    return { value: found.name, to: sentence.is(found.to, after) ? found.to + 1 : found.to };
  };
  for (let at = 0; at < sentence.length; at++) {
    if (!sentence.isFree(at)) continue;
    const start = sentence.skip(at, leads);
    const list = readList(sentence, start, read) ?? (start > at ? readList(sentence, at, read) : undefined);
    if (list === undefined || !sentence.areFree(at, list.to) || sentence.form(at - 1) === 'not') continue;
    noteInList(draft, 'projects', list.values);
    sentence.take(at, list.to);
  }
};

/** Keys such as IT and ME are words as well: those count only in capitals. */
function isWrittenAsProject(sentence: Sentence, at: number, to: number): boolean {
  const token = sentence.tokens[at];
  if (token === undefined || to > at + 1 || token.kind !== 'word') return true;
  if (!connectors.has(token.form) && !fillers.has(token.form) && !issueNouns.has(token.form)) return true;
  return token.text === token.text.toUpperCase();
}

/** "in Foo" where the site has no Foo: Jira will say so, which is better than leaving it out. Runs after all others. */
export const readUnknownProject: CriteriaReader = (sentence, draft) => {
  for (let at = 0; at < sentence.length; at++) {
    if (!sentence.isFree(at)) continue;
    const lead = leads.read(sentence, at);
    if (lead === undefined) continue;
    let to = lead.to;
    while (to < sentence.length && to < lead.to + 4 && isNamePart(sentence, to)) to += 1;
    if (to === lead.to) continue;
    const saidProject = sentence.form(lead.to - 1).startsWith('project') || sentence.is(to, after);
    const inside = /^(?:in|from|within|inside)$/.test(sentence.form(at));
    if (!saidProject && !inside) continue;
    if (!saidProject && !sentence.tokens[lead.to]?.capital && to - lead.to > 2) continue;
    noteInList(draft, 'projects', [withoutPossessive(sentence.slice(lead.to, to)).slice(0, 255)]);
    sentence.take(at, sentence.is(to, after) ? to + 1 : to);
    at = to;
  }
};

function isNamePart(sentence: Sentence, at: number): boolean {
  const token = sentence.tokens[at];
  if (token === undefined || !sentence.isFree(at)) return false;
  if (token.kind === 'quote') return true;
  return token.kind === 'word' && !connectors.has(token.form) && !fillers.has(token.form);
}
