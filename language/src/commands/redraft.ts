import type { Intent, NewIssueDraft } from '../intent.ts';
import type { Knowledge } from '../knowledge.ts';
import { phrases } from '../phrase-book.ts';
import { afterPoliteness, beforeClosing } from '../politeness.ts';
import type { Sentence } from '../sentence.ts';
import { type Attributes, readAttribute } from './attributes.ts';

const openings = phrases(
  'but|and|make it|no|rather|better|instead|actually|it should be|should be|with|put it|create it|it is|yes|do it|no make it|as',
);
const joints = /^(?:,|and|with|please|instead|a|an)$/;

/** "In Payments", "make it a bug for Sam, due Friday": the issues that were to be created, with other attributes. */
export function recogniseRedraft(sentence: Sentence, knowledge: Knowledge): Intent | undefined {
  const { lastDrafts = [] } = knowledge.context;
  if (lastDrafts.length === 0) return undefined;
  let at = afterPoliteness(sentence);
  for (let next = sentence.skip(at, openings); next > at; next = sentence.skip(at, openings)) at = next;
  const end = beforeClosing(sentence, at);
  const changed: Attributes & { type?: string } = {};
  const start = at;
  while (at < end) {
    const found = readAttribute(sentence, at, knowledge);
    const type = found === undefined ? knowledge.lexicon.types.read(sentence, at) : undefined;
    const project =
      found === undefined && type === undefined ? knowledge.lexicon.projects.read(sentence, at) : undefined;
    if (found !== undefined) Object.assign(changed, found.attributes);
    else if (type !== undefined) changed.type = type.name;
    else if (project !== undefined) changed.project = project.name;
    else if (!joints.test(sentence.form(at))) return undefined;
    at = found?.to ?? type?.to ?? project?.to ?? at + 1;
  }
  if (start === end || Object.keys(changed).length === 0) return undefined;
  return draftsAgain(lastDrafts, changed);
}

/** The issues that were not created, with what was said of them since. At least one. */
export function draftsAgain(drafts: readonly NewIssueDraft[], changed: Partial<NewIssueDraft>): Intent {
  const issues = drafts.map((draft) => ({ ...draft, ...changed }));
  const [only, ...others] = issues;
  return only !== undefined && others.length === 0
    ? { kind: 'create', ...only }
    : { kind: 'creates', issues };
}
