import type { RunJobInput, RunJobOutput } from '../jobs.ts';
import type { AttachmentsInput, AttachmentsOutput } from './attachments.ts';
import type { ChangeIssueInput } from './change-issue.ts';
import type { CommentInput } from './comment.ts';
import type { CreateIssuesInput } from './create-issues.ts';
import type { DeleteIssueInput } from './delete-issue.ts';
import type { LookUpInput, LookUpOutput } from './look-up.ts';
import type { ReadIssuesInput, ReadIssuesOutput } from './read-issues.ts';
import type { RemindInput, RemindOutput } from './remind.ts';
import type { SearchIssuesInput, SearchIssuesOutput } from './search-issues.ts';
import type { UndoChangeInput } from './undo-change.ts';
import type { WorklogInput } from './worklog.ts';
import type { WriteOutput } from './write-output.ts';

/** The assistant's tools: what a model sends and what comes back, both also on the wire to the panel. */
/** Tools that only read. */
export const readToolNames = ['search_issues', 'read_issues', 'look_up', 'run_job'] as const;

/** Tools that write, each only what the person approved. */
export const writeToolNames = [
  'create_issues',
  'change_issue',
  'comment',
  'worklog',
  'attachments',
  'delete_issue',
  'undo_change',
] as const;
export type WriteToolName = (typeof writeToolNames)[number];

/** "remind" writes nothing in Jira, so it needs no approval. */
export const toolNames = [...readToolNames, 'remind', ...writeToolNames] as const;
export type ToolName = (typeof toolNames)[number];

/** For `UIMessage<…>`: the parts named `tool-search_issues` and so on. */
export interface ToolTypes {
  [name: string]: { input: unknown; output: unknown | undefined };
  search_issues: { input: SearchIssuesInput; output: SearchIssuesOutput };
  read_issues: { input: ReadIssuesInput; output: ReadIssuesOutput };
  look_up: { input: LookUpInput; output: LookUpOutput };
  create_issues: { input: CreateIssuesInput; output: WriteOutput };
  change_issue: { input: ChangeIssueInput; output: WriteOutput };
  comment: { input: CommentInput; output: WriteOutput };
  worklog: { input: WorklogInput; output: WriteOutput };
  /** Reads, too: then it needs no approval. */
  attachments: { input: AttachmentsInput; output: AttachmentsOutput };
  delete_issue: { input: DeleteIssueInput; output: WriteOutput };
  undo_change: { input: UndoChangeInput; output: WriteOutput };
  run_job: { input: RunJobInput; output: RunJobOutput };
  remind: { input: RemindInput; output: RemindOutput };
}
