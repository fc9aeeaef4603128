import type { LanguageModelV4Prompt } from '@ai-sdk/provider';
import { type ChangeIssueInput, readIssuesOutputSchema, type ToolName } from '@sidelight/contract';
import { type Intent, interpret, type ShiftIntent, type Situation, shiftedChange } from '@sidelight/language';
import { code } from '../../plain-markdown.ts';
import type { AnsweredCall } from './answered-call.ts';
import { changesAfterSearch } from './changes.ts';
import { readConversation } from './conversation.ts';
import { chosenCall, correctedCall } from './correction.ts';
import { examples, notUnderstood } from './examples.ts';
import { firstStep } from './first-step.ts';
import { filledCall } from './required-field.ts';
import { resultAnswer } from './result-answer.ts';
import { call, type Reply, say } from './step.ts';

/** The next step of the turn that the prompt stands at. */
export function replyTo(
  prompt: LanguageModelV4Prompt,
  situation: Situation,
  read: (said: string, situation: Situation) => Intent = interpret,
): Reply {
  const conversation = readConversation(prompt);
  const { said, files, answered, shown, failed } = conversation;
  const context = { ...shown, ...situation.context };
  const intent = read(said, { ...situation, context });
  const [first] = answered;
  if (first !== undefined) {
    const next =
      intent.kind === 'changes'
        ? changesAfterSearch(intent, answered, situation)
        : intent.kind === 'shift' && answered.length === 1
          ? shiftAfter(intent, first, situation)
          : undefined;
    if (next !== undefined) return next;
    const last = intent.kind === 'shift' ? answered.slice(-1) : toldOf(intent, answered);
    const answers = last.map((call) => resultAnswer(call, intent, situation, conversation));
    return say([...new Set(answers)].join('\n\n'));
  }
  const chosen = failed === undefined ? undefined : (chosenCall(failed, said) ?? filledCall(failed, said));
  if (chosen !== undefined) return call(failed?.toolName as ToolName, chosen);
  if (said === '' && files.length > 0) return say(whatWithFiles(files));
  // A word with a meaning of its own ("help", "thanks") is no name, although it could be somebody's.
  const meant = intent.kind === 'unknown' || intent.kind === 'search';
  const corrected = failed === undefined || !meant ? undefined : correctedCall(failed, said);
  if (corrected !== undefined) return call(failed?.toolName as ToolName, corrected);
  return firstStep(intent, situation, conversation);
}

/** A change that depends on what the issue holds now: the second step, once that is known. */
function shiftAfter(intent: ShiftIntent, answer: AnsweredCall, situation: Situation): Reply | undefined {
  const issue =
    answer.output.type === 'json'
      ? readIssuesOutputSchema.safeParse(answer.output.value).data?.issues[0]
      : undefined;
  if (issue === undefined) return undefined;
  const change = shiftedChange(intent, issue, situation);
  return 'key' in change
    ? call('change_issue', change satisfies ChangeIssueInput)
    : say(notUnderstood(change));
}

/** Where issues were looked for only to change them, the changes are the answer. */
function toldOf(intent: Intent, answered: readonly AnsweredCall[]): readonly AnsweredCall[] {
  if (intent.kind !== 'changes') return answered;
  const changes = answered.filter(({ toolName }) => toolName !== 'search_issues');
  return changes.length === 0 ? answered : changes;
}

function whatWithFiles(files: readonly string[]): string {
  const names = files.map(code).join(', ');
  return `I have ${names}. What shall I do with ${files.length === 1 ? 'it' : 'them'}? For example:\n\n${examples(
    ['Attach this to ABC-123', 'Create a bug with this file: The export is empty'],
  )}`;
}
