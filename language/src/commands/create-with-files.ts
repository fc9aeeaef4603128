import type { Intent } from '../intent.ts';
import type { Knowledge } from '../knowledge.ts';
import { phrases } from '../phrase-book.ts';
import { Sentence } from '../sentence.ts';
import { recogniseCreate } from './create.ts';

const things =
  'screenshot|screenshots|file|files|image|images|picture|pictures|log|logs|attachment|attachments|document|documents';
const leads = [
  'with this',
  'with these',
  'with the attached',
  'with attached',
  'with my',
  'with the',
  'and attach this',
  'and attach these',
  'and attach the',
  'and add this',
  'and add these',
];
const withThings = phrases(
  [
    ...leads.flatMap((lead) => things.split('|').map((thing) => `${lead} ${thing}`)),
    'and attach it',
    'and attach them',
    'and attach this',
    'and attach these',
  ].join('|'),
);
const after = phrases('attached|to it|as attachment|as an attachment|as attachments');

/** "Create a bug with this screenshot: The export is empty": a new issue, and the files that were sent attached to it. */
export function recogniseCreateWithFiles(sentence: Sentence, knowledge: Knowledge): Intent | undefined {
  for (let at = 0; at < sentence.length; at += 1) {
    const found = withThings.read(sentence, at);
    if (found === undefined) continue;
    const to = sentence.skip(found.to, after);
    const before = sentence.tokens[at]?.start ?? 0;
    const rest = sentence.tokens[to - 1]?.end ?? sentence.text.length;
    const others = `${sentence.text.slice(0, before).trimEnd()}${sentence.text.slice(rest)}`;
    const intent = recogniseCreate(new Sentence(others), knowledge);
    return intent?.kind === 'create' ? { ...intent, withFiles: true } : intent;
  }
  return undefined;
}
