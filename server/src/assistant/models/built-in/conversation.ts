import type { LanguageModelV4Prompt, LanguageModelV4ToolResultOutput } from '@ai-sdk/provider';
import {
  type ChangeIssueInput,
  type CreateIssuesInput,
  changeIssueInputSchema,
  createIssuesInputSchema,
  issueKeySchema,
  type ReadIssuesInput,
  readIssuesOutputSchema,
  remindInputSchema,
  remindOutputSchema,
  runJobOutputSchema,
  type SearchIssuesInput,
  searchIssuesInputSchema,
  searchIssuesOutputSchema,
  writeOutputSchema,
} from '@sidelight/contract';
import type { ConversationContext, NewIssueDraft } from '@sidelight/language';
import { z } from 'zod';
import { olderPage } from './reading.ts';

/** A call that was answered: by a result, an error or a refusal. */
export interface AnsweredCall {
  readonly toolName: string;
  readonly input: unknown;
  readonly output: LanguageModelV4ToolResultOutput;
}

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
      const { lastDrafts: _, lastChange: __, ...lasting } = shown;
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

function shownBy({ toolName, input, output }: AnsweredCall): ConversationContext {
  const value = output.type === 'json' ? output.value : undefined;
  switch (toolName) {
    case 'search_issues': {
      const { criteria } = searchInput(input);
      const found = searchIssuesOutputSchema.safeParse(value);
      const keys = found.success ? found.data.issues.map((issue) => issue.key) : [];
      return {
        ...(keys.length > 0 ? { lastIssues: keys, lastList: keys } : {}),
        ...(criteria === undefined ? {} : { lastSearch: criteria }),
      };
    }
    case 'read_issues': {
      const issues = readIssuesOutputSchema.safeParse(value).data?.issues ?? [];
      const [first] = issues;
      if (first === undefined) return {};
      return { lastIssues: issues.map(({ key }) => key), lastProject: first.project.key };
    }
    case 'run_job': {
      const report = runJobOutputSchema.safeParse(value);
      const keys = report.success ? report.data.keys : [];
      return keys.length > 0 ? { lastIssues: keys, lastList: keys } : {};
    }
    case 'remind': {
      const { do: what, key } = remindInputSchema.safeParse(input).data ?? {};
      const told = remindOutputSchema.safeParse(value).data;
      return {
        ...(key === undefined ? {} : { lastIssues: [key] }),
        ...(told === undefined || what === 'list'
          ? {}
          : { lastReminder: what === 'set' ? told.reminders[0]?.id : undefined }),
      };
    }
    default: {
      const written = writeOutputSchema.safeParse(value);
      const change = changeIssueInputSchema.safeParse(input);
      const draft = createIssuesInputSchema.safeParse(input);
      const about = keyed.safeParse(input);
      const key = written.success ? written.data.issue.key : about.data?.key;
      if (written.success && written.data.deleted) return { lastIssues: [] };
      return {
        ...(written.success ? { lastReminder: undefined } : {}),
        // Also a change that was refused was about its issue.
        ...(key === undefined ? {} : { lastIssues: [key] }),
        ...(toolName === 'change_issue' && change.success ? lastChangeOf(change.data) : {}),
        ...(toolName === 'create_issues' && draft.success && !written.success
          ? { lastDrafts: draftsOf(draft.data) }
          : {}),
      };
    }
  }
}

/** A change of one issue can be said again of another. */
function lastChangeOf({ key, keys: _, jql: __, ...change }: ChangeIssueInput): ConversationContext {
  return key === undefined ? {} : { lastChange: { key, ...change } };
}

function draftsOf({ issues, common }: CreateIssuesInput): NewIssueDraft[] {
  return issues.map((issue) => ({ ...common, ...issue }));
}

const keyed = z.object({ key: issueKeySchema });

/** The issues that several calls of one turn changed, or were to change, and those that it created. */
function keysWritten(answered: readonly AnsweredCall[]): string[] {
  const writes = answered.filter(
    ({ toolName }) => toolName === 'change_issue' || toolName === 'create_issues',
  );
  return [...new Set(writes.flatMap(keysOfWrite))];
}

function keysOfWrite({ input, output }: AnsweredCall): string[] {
  const { key, keys } = changeIssueInputSchema.safeParse(input).data ?? {};
  if (key !== undefined) return [key];
  if (keys !== undefined) return keys;
  const written = output.type === 'json' ? writeOutputSchema.safeParse(output.value).data : undefined;
  return written?.many?.issues.map((issue) => issue.key) ?? [];
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

export function searchInput(input: unknown): Partial<SearchIssuesInput> {
  const read = searchIssuesInputSchema.safeParse(input);
  return read.success ? read.data : {};
}
