import type { LanguageModelV4Prompt } from '@ai-sdk/provider';
import {
  type AddCommentInput,
  type ChangeIssueInput,
  type CreateIssueInput,
  type GetIssueInput,
  getIssueOutputSchema,
  type SearchIssuesInput,
  searchIssuesOutputSchema,
  type ToolName,
  type WriteOutput,
  writeOutputSchema,
} from '@sidelight/contract';
import { exampleSentences, type Intent, interpret, type Situation } from '@sidelight/language';
import { type AnsweredCall, readConversation, searchInput } from './built-in-conversation.ts';
import { issueAnswer } from './built-in-issue-answer.ts';
import { bullets, link, plain } from './built-in-markdown.ts';
import { searchAnswer } from './built-in-search-answer.ts';

/** What the model says next: words for the person, or one call of a tool. */
export type Reply =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'tool-call'; readonly toolName: ToolName; readonly input: object };

/** The next step of the turn that the prompt stands at. */
export function replyTo(prompt: LanguageModelV4Prompt, situation: Situation): Reply {
  const { said, answered, shown } = readConversation(prompt);
  const context = { ...shown, ...situation.context };
  const intent = interpret(said, { ...situation, context });
  if (answered.length > 0) {
    return say(answered.map((call) => answerTo(call, intent, situation)).join('\n\n'));
  }
  return firstStep(intent, situation);
}

function firstStep(intent: Intent, situation: Situation): Reply {
  switch (intent.kind) {
    case 'search': {
      const { criteria, countOnly, limit } = intent;
      return call('search_issues', {
        criteria,
        ...(countOnly ? { countOnly } : {}),
        ...(limit === undefined ? {} : { limit }),
      } satisfies SearchIssuesInput);
    }
    case 'about':
      return call('get_issue', { key: intent.key } satisfies GetIssueInput);
    case 'create': {
      const { kind: _, ...input } = intent;
      return call('create_issue', input satisfies CreateIssueInput);
    }
    case 'change': {
      const { kind: _, ...input } = intent;
      return call('change_issue', input satisfies ChangeIssueInput);
    }
    case 'comment': {
      const { kind: _, ...input } = intent;
      return call('add_comment', input satisfies AddCommentInput);
    }
    case 'help':
      return say(
        `I find, explain, create and change issues. Every change is shown to you before it is made. For example:\n\n${examples(exampleSentences(situation.vocabulary))}`,
      );
    case 'greeting':
      return say(
        `Hello! Ask me about issues, for example:\n\n${examples(exampleSentences(situation.vocabulary).slice(0, 3))}`,
      );
    case 'thanks':
      return say('You are welcome.');
    case 'unknown':
      return say(notUnderstood(intent));
  }
}

function call(toolName: ToolName, input: object): Reply {
  return { kind: 'tool-call', toolName, input };
}

function say(text: string): Reply {
  return { kind: 'text', text };
}

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
  return `${opening}. What works, for example:\n\n${examples(sentences)}`;
}

function answerTo({ toolName, input, output }: AnsweredCall, intent: Intent, situation: Situation): string {
  if (output.type === 'execution-denied') return 'Nothing was changed.';
  if (output.type === 'error-text') return plain(withoutErrorName(output.value));
  if (output.type === 'error-json') return plain(withoutErrorName(messageOf(output.value)));
  const value = output.type === 'json' ? output.value : undefined;
  if (toolName === 'search_issues') {
    const found = searchIssuesOutputSchema.safeParse(value);
    if (found.success) return searchAnswer(searchInput(input), found.data, situation.vocabulary);
  } else if (toolName === 'get_issue') {
    const issue = getIssueOutputSchema.safeParse(value);
    if (issue.success) return issueAnswer(issue.data, intent.kind === 'about' ? intent.focus : 'everything');
  } else {
    const written = writeOutputSchema.safeParse(value);
    if (written.success) return writeAnswer(written.data);
  }
  return output.type === 'text' ? plain(output.value) : 'Jira answered in a way I cannot read.';
}

function writeAnswer({ issue, done, ignoredFields }: WriteOutput): string {
  const sentence = plain(done);
  const name = link(issue.key, issue.url);
  const linked = sentence.includes(issue.key)
    ? sentence.replace(issue.key, () => name)
    : `${sentence} ${name}`;
  if (ignoredFields.length === 0) return linked;
  return `${linked}\n\nJira accepted it but did not change: ${ignoredFields.map(plain).join(', ')}.`;
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
