import type { LanguageModelV4Prompt, LanguageModelV4ToolResultOutput } from '@ai-sdk/provider';
import {
  getIssueOutputSchema,
  type SearchIssuesInput,
  searchIssuesInputSchema,
  searchIssuesOutputSchema,
  writeOutputSchema,
} from '@sidelight/contract';
import type { ConversationContext } from '@sidelight/language';

/** A call that was answered: by a result, an error or a refusal. */
export interface AnsweredCall {
  readonly toolName: string;
  readonly input: unknown;
  readonly output: LanguageModelV4ToolResultOutput;
}

export interface Conversation {
  /** The last thing the person said. */
  readonly said: string;
  /** What came back since then. */
  readonly answered: readonly AnsweredCall[];
  /** What had been shown before then. */
  readonly shown: ConversationContext;
}

/** Where the conversation of a prompt stands. */
export function readConversation(prompt: LanguageModelV4Prompt): Conversation {
  const calls = new Map<string, unknown>();
  let said = '';
  let answered: AnsweredCall[] = [];
  let shown: ConversationContext = {};
  for (const message of prompt) {
    if (message.role === 'system') continue;
    if (message.role === 'user') {
      for (const call of answered) shown = { ...shown, ...shownBy(call) };
      answered = [];
      said = message.content
        .map((part) => (part.type === 'text' ? part.text : ''))
        .join('\n')
        .trim();
      continue;
    }
    for (const part of message.content) {
      if (part.type === 'tool-call') calls.set(part.toolCallId, part.input);
      if (part.type !== 'tool-result') continue;
      answered.push({ toolName: part.toolName, input: calls.get(part.toolCallId), output: part.output });
    }
  }
  return { said, answered, shown };
}

function shownBy({ toolName, input, output }: AnsweredCall): ConversationContext {
  if (output.type !== 'json') return {};
  if (toolName === 'search_issues') {
    const found = searchIssuesOutputSchema.safeParse(output.value);
    const { criteria } = searchInput(input);
    if (!found.success) return {};
    const keys = found.data.issues.map((issue) => issue.key);
    return {
      ...(keys.length > 0 ? { lastIssues: keys } : {}),
      ...(criteria === undefined ? {} : { lastSearch: criteria }),
    };
  }
  if (toolName === 'get_issue') {
    const issue = getIssueOutputSchema.safeParse(output.value);
    return issue.success ? { lastIssues: [issue.data.key], lastProject: issue.data.project.key } : {};
  }
  const written = writeOutputSchema.safeParse(output.value);
  return written.success ? { lastIssues: [written.data.issue.key] } : {};
}

export function searchInput(input: unknown): Partial<SearchIssuesInput> {
  const read = searchIssuesInputSchema.safeParse(input);
  return read.success ? read.data : {};
}
