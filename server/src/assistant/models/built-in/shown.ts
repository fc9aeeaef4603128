import {
  type ChangeIssueInput,
  type CreateIssuesInput,
  changeIssueInputSchema,
  createIssuesInputSchema,
  issueKeySchema,
  readIssuesOutputSchema,
  remindInputSchema,
  remindOutputSchema,
  runJobOutputSchema,
  searchIssuesOutputSchema,
  writeOutputSchema,
} from '@sidelight/contract';
import type { ConversationContext, NewIssueDraft } from '@sidelight/language';
import { z } from 'zod';
import { type AnsweredCall, searchInput } from './answered-call.ts';

/** What a call has shown the person, to be meant by "it", "them" and "again" afterwards. */
export function shownBy({ toolName, input, output }: AnsweredCall): ConversationContext {
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
        ...(told !== undefined && (what === 'list' || what === 'set')
          ? { lastReminders: told.reminders.map(({ id }) => id) }
          : {}),
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
export function keysWritten(answered: readonly AnsweredCall[]): string[] {
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
