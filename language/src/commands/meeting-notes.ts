import type { CreateIntent, Intent } from '../intent.ts';
import type { Knowledge } from '../knowledge.ts';
import { Sentence } from '../sentence.ts';
import { type ActionItem, actionItems } from './action-items.ts';
import type { Attributes } from './attributes.ts';
import { peel } from './create-attributes.ts';
import { unclear } from './misunderstanding.ts';
import { asSummary } from './summary-text.ts';

const opening =
  /^(?:\/meeting-notes\b|(?:please )?(?:(?:create|make) (?:issues|tickets|tasks) (?:from|out of) (?:these|the|my) (?:meeting )?notes|(?:these |my |the )?meeting notes)(?=[ \t]*(?::|\n|in\s)))[ \t]*/i;

/** "/meeting-notes PAY" and the notes below it: an issue for each action item. */
export function recogniseMeetingNotes(sentence: Sentence, knowledge: Knowledge): Intent | undefined {
  const text = sentence.text.trimStart();
  const found = opening.exec(text);
  if (found === null) return undefined;
  const { project, notes } = placeAndNotes(text.slice(found[0].length), knowledge);
  const issues = actionItems(notes).flatMap((item) => issueOf(item, project, knowledge) ?? []);
  if (issues.length > 0) return { kind: 'creates', issues };
  return unclear(
    'you want issues made of notes',
    'which lines are to become issues: write those as "- [ ] …", "TODO: …", or "NAME will …"',
    ['/meeting-notes\n- [ ] Order the paint\nZoë will call the harbour master by Friday'],
  );
}

/** The project may stand between the command and the notes: "PAY", "in Payments:". */
function placeAndNotes(rest: string, { lexicon }: Knowledge): { project: string | undefined; notes: string } {
  const [line = ''] = rest.split('\n', 1);
  const first = new Sentence(line);
  const start = /^(?:in|for)$/.test(first.form(0)) ? 1 : 0;
  const project = lexicon.projects.read(first, start);
  const end = project === undefined ? undefined : first.tokens[project.to];
  const alone = end === undefined || end.form === ':';
  if (project === undefined || !alone) return { project: undefined, notes: rest.replace(/^\s*:/, '') };
  return { project: project.name, notes: rest.slice(end?.end ?? line.length) };
}

function issueOf(
  { text, owner, line }: ActionItem,
  project: string | undefined,
  knowledge: Knowledge,
): Omit<CreateIntent, 'kind'> | undefined {
  const sentence = new Sentence(text);
  const attributes: Attributes = {
    ...(project === undefined ? {} : { project }),
    ...(owner === undefined ? {} : { assignee: owner }),
  };
  const end = peel(sentence, 0, sentence.length, attributes, knowledge);
  const summary = asSummary(sentence.slice(0, end), `From meeting notes:\n\n> ${line}`);
  if (attributes.assignee === 'nobody') delete attributes.assignee;
  return summary && { ...attributes, ...summary };
}
