import type { LanguageModelV4Prompt } from '@ai-sdk/provider';
import {
  type ReadIssuesInput,
  readIssuesOutputSchema,
  type SearchIssuesInput,
  searchIssuesOutputSchema,
} from '@sidelight/contract';
import type { ConversationContext } from '@sidelight/language';
import { type AnsweredCall, searchInput } from './answered-call.ts';
import { olderPage } from './reading.ts';
import { keysWritten, shownBy } from './shown.ts';

export interface Conversation {
  /** The last thing the person said. */
  readonly said: string;
  /** Names of the files that were sent with it. */
  readonly files: readonly string[];
  /** What came back since then. */
  readonly answered: readonly AnsweredCall[];
  /** What had been shown before then. */
  readonly shown: ConversationContext;
  /** The list shown last, as far as it was shown. */
  readonly list: ShownList | undefined;
  /** The page before what was read last of an issue; null when that was the oldest, undefined when it was something else. */
  readonly older: ReadIssuesInput | null | undefined;
  /** The last call, when it failed in the answer just before: the person may now correct it. */
  readonly failed: AnsweredCall | undefined;
}

export interface ShownList {
  readonly input: Partial<SearchIssuesInput>;
  /** How many of its issues have been shown, from the first on. */
  readonly shown: number;
  readonly nextPageToken: string | null;
}

/** Where the conversation of a prompt stands. */
export function readConversation(prompt: LanguageModelV4Prompt): Conversation {
  const calls = new Map<string, unknown>();
  let said = '';
  let files: string[] = [];
  let answered: AnsweredCall[] = [];
  let shown: ConversationContext = {};
  let list: ShownList | undefined;
  let older: Conversation['older'];
  let failed: AnsweredCall | undefined;
  for (const message of prompt) {
    if (message.role === 'system') continue;
    if (message.role === 'user') {
      const { lastDrafts: _, lastChange: __, lastReminders: ____, ...lasting } = shown;
      if (answered.length > 0 || said !== '') shown = lasting;
      for (const call of answered) {
        shown = { ...shown, ...shownBy(call) };
        list = listAfter(list, call);
        older = olderAfter(call);
      }
      const written = keysWritten(answered);
      if (written.length > 1) {
        const { lastChange: ___, ...others } = shown;
        shown = { ...others, lastIssues: written };
      }
      failed = answered.findLast(({ output }) => output.type === 'error-text');
      answered = [];
      said = message.content
        .map((part) => (part.type === 'text' ? part.text : ''))
        .join('\n')
        .trim();
      files = message.content.flatMap((part) =>
        part.type === 'file' && part.filename !== undefined ? [part.filename] : [],
      );
      continue;
    }
    for (const part of message.content) {
      if (part.type === 'tool-call') calls.set(part.toolCallId, part.input);
      if (part.type !== 'tool-result') continue;
      answered.push({ toolName: part.toolName, input: calls.get(part.toolCallId), output: part.output });
    }
  }
  return { said, files, answered, shown, list, older, failed };
}

function listAfter(before: ShownList | undefined, { toolName, input, output }: AnsweredCall) {
  if (toolName !== 'search_issues' || output.type !== 'json') return before;
  const found = searchIssuesOutputSchema.safeParse(output.value);
  if (!found.success) return before;
  const { pageToken, countOnly, ...asked } = searchInput(input);
  if (countOnly) return { input: asked, shown: 0, nextPageToken: null };
  const earlier = pageToken !== undefined && before?.nextPageToken === pageToken ? before.shown : 0;
  const { issues, nextPageToken } = found.data;
  return { input: asked, shown: earlier + issues.length, nextPageToken };
}

function olderAfter({ toolName, input, output }: AnsweredCall): Conversation['older'] {
  if (toolName !== 'read_issues' || output.type !== 'json') return undefined;
  const found = readIssuesOutputSchema.safeParse(output.value);
  return found.success ? olderPage(input, found.data) : undefined;
}
