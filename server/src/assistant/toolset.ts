import {
  addCommentInputSchema,
  changeIssueInputSchema,
  createIssueInputSchema,
  deleteIssueInputSchema,
  editCommentInputSchema,
  followIssueInputSchema,
  getIssueInputSchema,
  linkIssuesInputSchema,
  logWorkInputSchema,
  runJobInputSchema,
  searchIssuesInputSchema,
  undoChangeInputSchema,
} from '@sidelight/contract';
import { type ToolSet, tool } from 'ai';
import type { JiraAccount } from '../jira/jira.ts';
import { runJob } from './jobs/jobs.ts';
import { getIssue } from './tools/reading/get-issue.ts';
import { searchIssues } from './tools/reading/search-issues.ts';
import { ToolFailure } from './tools/tool-failure.ts';
import { toolInput } from './tools/tool-input.ts';
import type { WriteGate } from './write-gate.ts';

const searchInput = toolInput(searchIssuesInputSchema);
const getInput = toolInput(getIssueInputSchema);
const createInput = toolInput(createIssueInputSchema);
const changeInput = toolInput(changeIssueInputSchema);
const commentInput = toolInput(addCommentInputSchema);
const editCommentInput = toolInput(editCommentInputSchema);
const workInput = toolInput(logWorkInputSchema);
const followInput = toolInput(followIssueInputSchema);
const linkInput = toolInput(linkIssuesInputSchema);
const deleteInput = toolInput(deleteIssueInputSchema);
const undoInput = toolInput(undoChangeInputSchema);
const jobInput = toolInput(runJobInputSchema);

export interface ToolsetParts {
  readonly account: (signal: AbortSignal | undefined) => JiraAccount;
  readonly gate: WriteGate;
  /** Where the person is. */
  readonly day: () => { readonly today: string; readonly timeZone: string };
  /** Called before a model gets what others wrote. */
  readonly onRead: () => void;
  readonly log: (error: unknown) => void;
}

/** The tools of one turn. Reads run; a write answers only what the gate let through without a write. */
export function createToolset({ account, gate, day, onRead, log }: ToolsetParts) {
  const read =
    <Input, Output>(ask: (input: Input, jira: JiraAccount) => Promise<Output>) =>
    async (input: Input, { abortSignal }: { abortSignal?: AbortSignal | undefined }): Promise<Output> => {
      try {
        onRead();
        return await ask(input, account(abortSignal));
      } catch (error) {
        if (abortSignal?.aborted === true) throw abortSignal.reason;
        log(error);
        throw new ToolFailure(error);
      }
    };
  return {
    search_issues: tool({
      description: 'Find issues, or count them with countOnly. Says how many there are in all.',
      inputSchema: searchInput,
      execute: read(searchIssues),
    }),
    get_issue: tool({
      description: 'One issue with its description, newest comments and history.',
      inputSchema: getInput,
      execute: read(getIssue),
    }),
    create_issue: tool({
      description: 'Create an issue. The person is shown it first and decides.',
      inputSchema: createInput,
      execute: (_input, { toolCallId }) => gate.resultOf(toolCallId),
    }),
    change_issue: tool({
      description:
        'Change fields of an issue, assign it or move it to a status. The person is shown before and after first and decides.',
      inputSchema: changeInput,
      execute: (_input, { toolCallId }) => gate.resultOf(toolCallId),
    }),
    add_comment: tool({
      description: 'Comment on an issue. The person is shown the comment first and decides.',
      inputSchema: commentInput,
      execute: (_input, { toolCallId }) => gate.resultOf(toolCallId),
    }),
    edit_comment: tool({
      description: 'Change a comment, or delete it. The person is shown it first and decides.',
      inputSchema: editCommentInput,
      execute: (_input, { toolCallId }) => gate.resultOf(toolCallId),
    }),
    log_work: tool({
      description: 'Log time spent on an issue. The person is shown it first and decides.',
      inputSchema: workInput,
      execute: (_input, { toolCallId }) => gate.resultOf(toolCallId),
    }),
    follow_issue: tool({
      description: 'Watch or vote for an issue, or stop that. The person decides.',
      inputSchema: followInput,
      execute: (_input, { toolCallId }) => gate.resultOf(toolCallId),
    }),
    link_issues: tool({
      description: 'Link two issues, or remove the link. The person decides.',
      inputSchema: linkInput,
      execute: (_input, { toolCallId }) => gate.resultOf(toolCallId),
    }),
    delete_issue: tool({
      description: 'Delete an issue. The person is shown it first and decides.',
      inputSchema: deleteInput,
      execute: (_input, { toolCallId }) => gate.resultOf(toolCallId),
    }),
    undo_change: tool({
      description: 'Take back a change made here. The person is shown what will be different and decides.',
      inputSchema: undoInput,
      execute: (_input, { toolCallId }) => gate.resultOf(toolCallId),
    }),
    run_job: tool({
      description:
        'A report: my-day, standup, sprint-report, release-notes, triage (new issues and duplicates), stale, workload (by person).',
      inputSchema: jobInput,
      execute: read((input, jira) => runJob(input, { account: jira, ...day() })),
    }),
  } satisfies ToolSet;
}
export type Toolset = ReturnType<typeof createToolset>;
