import type { LanguageModelV4Prompt } from '@ai-sdk/provider';
import {
  type AttachmentsInput,
  type ChangeIssueInput,
  type CommentInput,
  type CreateIssuesInput,
  type DeleteIssueInput,
  jobCommand,
  jobEntries,
  type LookUpInput,
  lookUpOutputSchema,
  mostIssuesCreated,
  type RemindInput,
  type RunJobInput,
  readIssuesOutputSchema,
  remindInputSchema,
  remindOutputSchema,
  runJobOutputSchema,
  type SearchIssuesInput,
  searchIssuesOutputSchema,
  type ToolName,
  type UndoChangeInput,
  type WorklogInput,
  type WriteOutput,
  writeOutputSchema,
} from '@sidelight/contract';
import {
  exampleSentences,
  type Intent,
  interpret,
  type NamesIntent,
  type ShiftIntent,
  type Situation,
  shiftedChange,
} from '@sidelight/language';
import { bullets, code, link, plain } from '../../plain-markdown.ts';
import { attachmentsAnswer, attachmentsCall } from './attachments.ts';
import { changesAfterSearch, firstStepOfChanges } from './changes.ts';
import {
  type AnsweredCall,
  type Conversation,
  readConversation,
  type ShownList,
  searchInput,
} from './conversation.ts';
import { chosenCall, correctedCall } from './correction.ts';
import { lookUpAnswer } from './look-up-answer.ts';
import { readAnswer, readingFor } from './reading.ts';
import { remindAnswer } from './reminders.ts';
import { filledCall } from './required-field.ts';
import { searchAnswer } from './search-answer.ts';
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
          : intent.kind === 'create' && intent.withFiles && answered.length === 1
            ? filesAfter(first)
            : undefined;
    if (next !== undefined) return next;
    const last = intent.kind === 'shift' ? answered.slice(-1) : toldOf(intent, answered);
    const answers = last.map((call) => answerTo(call, intent, situation, conversation));
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

/** Once the issue is there, the files that were sent are attached to it. */
function filesAfter({ output }: AnsweredCall): Reply | undefined {
  const written = output.type === 'json' ? writeOutputSchema.safeParse(output.value).data : undefined;
  if (written === undefined) return undefined;
  return call('attachments', { action: 'add', key: written.issue.key } satisfies AttachmentsInput);
}

function whatWithFiles(files: readonly string[]): string {
  const names = files.map(code).join(', ');
  return `I have ${names}. What shall I do with ${files.length === 1 ? 'it' : 'them'}? For example:\n\n${examples(
    ['Attach this to ABC-123', 'Create a bug with this file: The export is empty'],
  )}`;
}

/** Where issues were looked for only to change them, the changes are the answer. */
function toldOf(intent: Intent, answered: readonly AnsweredCall[]): readonly AnsweredCall[] {
  if (intent.kind !== 'changes') return answered;
  const changes = answered.filter(({ toolName }) => toolName !== 'search_issues');
  return changes.length === 0 ? answered : changes;
}

/** The same list from where it ended. */
function moreOf(list: ShownList | undefined, limit: number | undefined): Reply {
  if (list === undefined) return say('There is no list to go on with. Ask for some issues first.');
  if (list.nextPageToken === null) {
    return say(
      list.shown === 0 ? 'Nothing of it has been listed yet; say “show them”.' : 'That was all of them.',
    );
  }
  return call('search_issues', {
    ...(list.input as SearchIssuesInput),
    ...(limit === undefined ? {} : { limit }),
    pageToken: list.nextPageToken,
  } satisfies SearchIssuesInput);
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

function firstStep(intent: Intent, situation: Situation, { list, older, said }: Conversation): Reply {
  switch (intent.kind) {
    case 'search': {
      const { criteria, countOnly, limit, groupBy, sum, fields } = intent;
      return call('search_issues', {
        criteria,
        ...(countOnly ? { countOnly } : {}),
        ...(groupBy === undefined ? {} : { groupBy: [...groupBy] }),
        ...(sum === undefined ? {} : { sum }),
        ...(fields === undefined ? {} : { fields: [...fields] }),
        ...(limit === undefined ? {} : { limit }),
      } satisfies SearchIssuesInput);
    }
    case 'more':
      if (older === undefined) return moreOf(list, intent.limit);
      return older === null ? say('That was all of it.') : call('read_issues', older);
    case 'shift':
    case 'about':
    case 'compare':
      return call('read_issues', readingFor(intent));
    case 'attachments':
      return call('attachments', attachmentsCall(intent));
    case 'create': {
      const { kind: _, withFiles: __, ...input } = intent;
      return call('create_issues', { issues: [input] } satisfies CreateIssuesInput);
    }
    case 'change': {
      const { kind: _, ...input } = intent;
      return call('change_issue', input satisfies ChangeIssueInput);
    }
    case 'creates':
      return intent.issues.length > mostIssuesCreated
        ? say(
            `Those are ${intent.issues.length} issues. I create at most ${mostIssuesCreated} at once: give me fewer of them.`,
          )
        : call('create_issues', { issues: [...intent.issues] } satisfies CreateIssuesInput);
    case 'changes':
      return firstStepOfChanges(intent, situation);
    case 'comment': {
      const { kind: _, ...input } = intent;
      return call('comment', input satisfies CommentInput);
    }
    case 'job': {
      const { job, argument } = intent;
      return call('run_job', {
        job,
        ...(argument === undefined ? {} : { argument }),
      } satisfies RunJobInput);
    }
    case 'worklog': {
      const { kind: _, ...input } = intent;
      return call('worklog', input satisfies WorklogInput);
    }
    case 'follow': {
      const { kind: _, ...input } = intent;
      return call('change_issue', input satisfies ChangeIssueInput);
    }
    case 'link': {
      const { kind: _, key, ...link } = intent;
      return call('change_issue', { key, link } satisfies ChangeIssueInput);
    }
    case 'delete':
      return call('delete_issue', { keys: [...intent.keys] } satisfies DeleteIssueInput);
    case 'remind': {
      const { kind: _, ...input } = intent;
      return call('remind', input satisfies RemindInput);
    }
    case 'undo':
      return call('undo_change', {} satisfies UndoChangeInput);
    case 'help':
      return say(
        `I find, explain, create and change issues, and remind you of them. Every change is shown to you before it is made. For example:\n\n${examples(exampleSentences(situation.vocabulary))}\n\n${jobsSentence}`,
      );
    case 'greeting':
      return say(
        `Hello! Ask me about issues, for example:\n\n${examples(exampleSentences(situation.vocabulary).slice(0, 3))}`,
      );
    case 'thanks':
      return say('You are welcome.');
    case 'dismissal':
      return say('All right. Nothing was changed.');
    case 'complaint':
      return say(
        `Sorry, that did not help. I work best with one plain sentence about issues, for example:\n\n${examples(exampleSentences(situation.vocabulary).slice(0, 3))}`,
      );
    case 'agreement':
      return say('Nothing is waiting for your decision. Say what I should do.');
    case 'look-up': {
      const { of, text, project } = intent;
      return call('look_up', {
        kind: of,
        ...(text === undefined ? {} : { text }),
        ...(project === undefined ? {} : { project }),
      } satisfies LookUpInput);
    }
    case 'names':
      return say(namesAnswer(intent.of, situation.vocabulary));
    case 'unknown':
      return say(
        said.startsWith('/') && jobCommand(said) === undefined
          ? `There is no command ${code(said.split(/\s/, 1)[0] ?? '')}. ${jobsSentence}`
          : notUnderstood(intent),
      );
  }
}

const jobsSentence = `Ready-made jobs: ${jobEntries.map(([name]) => code(`/${name}`)).join(', ')}.`;

function namesAnswer(of: NamesIntent['of'], vocabulary: Situation['vocabulary']): string {
  const names = {
    projects: vocabulary.projects.map(({ key, name }) => `${name} (${key})`),
    types: vocabulary.types,
    statuses: vocabulary.statuses.map(({ name }) => name),
    priorities: vocabulary.priorities,
  }[of];
  const what = of === 'types' ? 'issue types' : of;
  if (names.length === 0) return `Jira named no ${what}.`;
  const shown = names.slice(0, mostNames);
  const cut = shown.length < names.length ? ` Showing ${shown.length} of ${names.length}.` : '';
  return `The ${what} here:${cut}\n\n${bullets(shown.map(plain))}`;
}

const mostNames = 30;
const mostNewIssuesShown = 20;

function examples(sentences: readonly string[]): string {
  return bullets(sentences.map(plain));
}

function notUnderstood({
  understood,
  missing,
  examples: sentences,
}: Extract<Intent, { kind: 'unknown' }>): string {
  const parts = [
    ...(understood === undefined ? [] : [`I understood that ${plain(understood)}`]),
    ...(missing === undefined
      ? []
      : [`${understood === undefined ? 'I' : 'but I'} do not know ${plain(missing)}`]),
  ];
  const opening = parts.length === 0 ? 'I did not understand that' : parts.join(', ');
  const shown = understood === undefined && missing === undefined ? sentences : sentences.slice(0, 3);
  return `${opening}. What works, for example:\n\n${examples(shown)}`;
}

function answerTo(
  { toolName, input, output }: AnsweredCall,
  intent: Intent,
  situation: Situation,
  { list }: Conversation,
): string {
  if (output.type === 'execution-denied') return 'Nothing was changed.';
  if (output.type === 'error-text') return plain(withoutErrorName(output.value));
  if (output.type === 'error-json') return plain(withoutErrorName(messageOf(output.value)));
  const value = output.type === 'json' ? output.value : undefined;
  if (toolName === 'search_issues') {
    const found = searchIssuesOutputSchema.safeParse(value);
    const asked = searchInput(input);
    const before = asked.pageToken !== undefined && asked.pageToken === list?.nextPageToken ? list.shown : 0;
    if (found.success) return searchAnswer(asked, found.data, situation.vocabulary, before);
  } else if (toolName === 'look_up') {
    const found = lookUpOutputSchema.safeParse(value);
    if (found.success) return lookUpAnswer(found.data, situation.vocabulary);
  } else if (toolName === 'read_issues') {
    const found = readIssuesOutputSchema.safeParse(value);
    if (found.success) return readAnswer(found.data, input, intent, situation);
  } else if (toolName === 'run_job') {
    const report = runJobOutputSchema.safeParse(value);
    if (report.success) return report.data.report;
  } else if (toolName === 'remind') {
    const told = remindOutputSchema.safeParse(value);
    const isList = remindInputSchema.safeParse(input).data?.do === 'list';
    if (told.success) return remindAnswer(told.data, isList);
  } else {
    const attachments = toolName === 'attachments' ? attachmentsAnswer(value) : undefined;
    if (attachments !== undefined) return attachments;
    const written = writeOutputSchema.safeParse(value);
    if (written.success) return writeAnswer(written.data, toolName);
  }
  return output.type === 'text' ? plain(output.value) : 'Jira answered in a way I cannot read.';
}

function writeAnswer({ issue, many, done, ignoredFields, deleted }: WriteOutput, toolName: string): string {
  const sentence = plain(done);
  // New ones have no key before: this is where the person gets to know them.
  if (many !== undefined && toolName === 'create_issues') {
    const shown = many.issues.slice(0, mostNewIssuesShown);
    const more = many.done - shown.length;
    const lines = shown.map(({ key, url, summary }) => `${link(key, url)} ${plain(summary)}`);
    return `${sentence}\n\n${bullets([...lines, ...(more > 0 ? [`and ${more} more`] : [])])}`;
  }
  // Of several issues no one is the answer; their card has them all.
  if (deleted || many !== undefined) return sentence;
  const name = link(issue.key, issue.url);
  const linked = sentence.includes(issue.key)
    ? sentence.replace(issue.key, () => name)
    : `${sentence} ${name}`;
  const unsaid = ignoredFields.filter((field) => !done.includes(field));
  if (unsaid.length === 0) return linked;
  return `${linked}\n\nJira accepted it but did not change: ${unsaid.map(plain).join(', ')}.`;
}

/** The SDK writes an error as String(error) does, with its name before the sentence. */
function withoutErrorName(text: string): string {
  return text.replace(/^[A-Za-z]{0,40}(?:Error|Failure): /, '');
}

function messageOf(error: unknown): string {
  if (typeof error === 'string') return error;
  if (
    typeof error === 'object' &&
    error !== null &&
    'message' in error &&
    typeof error.message === 'string'
  ) {
    return error.message;
  }
  return 'That did not work, and Jira did not say why.';
}
