import { readField } from '../field-names.ts';
import { recogniseFollowUp } from '../follow-up.ts';
import type { Intent } from '../intent.ts';
import type { Knowledge } from '../knowledge.ts';
import { phrases } from '../phrase-book.ts';
import { afterPoliteness, beforeClosing } from '../politeness.ts';
import { longestQuestion, recogniseSearch } from '../search.ts';
import { Sentence } from '../sentence.ts';

const leads = phrases(
  'with|with their|with the|with its|showing|showing the|showing their|including|including the|including their|and their|and show their|and show the|' +
    'with columns|with the columns|with the fields|as columns|columns|and the columns|along with their',
);
const alone = phrases(
  'also show|also show the|also show their|show also the|include the|with the columns|with columns|add the column|add a column for',
);
const joints = new Set([',', 'and', '&', '/', 'plus', 'the', 'their']);
const most = 12;

/** "List my open issues with due date and priority"; after a list: "show them with reporter", "add the sprint". */
export function recogniseColumns(sentence: Sentence, knowledge: Knowledge): Intent | undefined {
  if (sentence.length > longestQuestion) return undefined;
  const from = afterPoliteness(sentence);
  const end = beforeClosing(sentence, from);
  const { lastSearch } = knowledge.context;
  const added = lastSearch && (alone.read(sentence, 0) ?? alone.read(sentence, from));
  if (lastSearch !== undefined && added !== undefined) {
    const fields = readFields(sentence, added.to, end, knowledge);
    if (fields !== undefined) return { kind: 'search', criteria: lastSearch, countOnly: false, fields };
  }
  for (let at = from + 1; at < end; at++) {
    const lead = leads.read(sentence, at);
    const fields = lead && readFields(sentence, lead.to, end, knowledge);
    if (fields === undefined) continue;
    const rest = new Sentence(sentence.text, sentence.tokens.slice(from, at));
    const search = recogniseFollowUp(rest, knowledge) ?? recogniseSearch(rest, knowledge);
    if (search?.kind === 'search' && !search.countOnly) return { ...search, fields };
  }
  return undefined;
}

/** Fields alone, to the end of the sentence. */
function readFields(
  sentence: Sentence,
  from: number,
  end: number,
  knowledge: Knowledge,
): string[] | undefined {
  const fields: string[] = [];
  for (let at = from; at < end; ) {
    const field = readField(sentence, at, knowledge);
    if (field !== undefined) fields.push(field.name);
    else if (fields.length === 0 || !sentence.is(at, joints)) return undefined;
    at = field?.to ?? at + 1;
  }
  return fields.length === 0 || fields.length > most ? undefined : [...new Set(fields)];
}
