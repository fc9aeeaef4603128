import { phrases } from '../phrase-book.ts';
import type { Sentence } from '../sentence.ts';
import { currentSprint, nextSprint } from './planning-value.ts';

const leads = phrases(
  'in|into|for|to|on|sprint :|sprint|in sprint|add it to|put it in|put it into|put it to|plan it for|move it to|move it into|planned for|scheduled for|straight into|directly into',
);
/** "Estimate the stories in the next sprint" says which stories. */
const contents =
  /^(?:issues|tickets|stories|bugs|tasks|items|cards|work|scope|goals?|velocity|burndown|capacity|commitments?|everything|all|done|planned|what)$/;
/** Words before "sprint 12": "in PAY Sprint 12". */
const longestName = 3;

/** The sprint of a new issue: "in the current sprint", "for the next sprint", "in PAY Sprint 12". */
export function readSprintAttribute(
  sentence: Sentence,
  at: number,
): { readonly sprint: string; readonly to: number } | undefined {
  if (contents.test(sentence.form(at - 1))) return undefined;
  // It begins with the verb.
  if (sentence.form(at - 1) === 'it' && /^(?:add|put|plan|move)$/.test(sentence.form(at - 2)))
    return undefined;
  const lead = leads.read(sentence, at);
  if (lead === undefined) return undefined;
  const start = /^(?:the|our)$/.test(sentence.form(lead.to)) ? lead.to + 1 : lead.to;
  const isNamed = sentence.form(lead.to - 1) === 'sprint';
  // "PAY sprint 12" begins before.
  if (sentence.form(at) === 'sprint' && sentence.kind(at - 1) === 'word') return undefined;
  const current = currentSprint.read(sentence, start);
  // "In the sprint 12" goes on.
  if (current !== undefined && !/^\d+$/.test(sentence.form(current.to))) {
    return { sprint: 'current', to: current.to };
  }
  const next = nextSprint.read(sentence, start);
  if (next !== undefined) return { sprint: 'next', to: next.to };
  if (isNamed && /^\d+$/.test(sentence.form(lead.to))) {
    return { sprint: `sprint ${sentence.form(lead.to)}`, to: lead.to + 1 };
  }
  for (let word = start; word <= start + longestName; word++) {
    if (/^(?:in|for|to|into|on|with|,|:)$/.test(sentence.form(word))) return undefined;
    if (sentence.form(word) !== 'sprint' || !/^\d+$/.test(sentence.form(word + 1))) continue;
    return { sprint: sentence.slice(start, word + 2), to: word + 2 };
  }
  return undefined;
}
