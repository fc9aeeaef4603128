import type {
  ChangeIssueInput,
  CommentInput,
  CreateIssuesInput,
  IssueToCreate,
  ReadIssuesInput,
  SearchIssuesInput,
  UndoChangeInput,
  WorklogInput,
} from '@sidelight/contract';
import type { ScriptedAnswer } from '../../server/src/assistant/models/scripted-model-server.ts';

/** What a scripted model says: one call of a tool, with a new id each time as language models give them. */

export const search = (input: SearchIssuesInput): ScriptedAnswer => called('search_issues', input);
export const read = (input: ReadIssuesInput): ScriptedAnswer => called('read_issues', input);
export const create = (issue: IssueToCreate): ScriptedAnswer => createAll({ issues: [issue] });
export const createAll = (input: CreateIssuesInput): ScriptedAnswer => called('create_issues', input);
export const change = (input: ChangeIssueInput): ScriptedAnswer => called('change_issue', input);
export const comment = (input: CommentInput): ScriptedAnswer => called('comment', input);
export const worklog = (input: WorklogInput): ScriptedAnswer => called('worklog', input);
export const undo = (input: UndoChangeInput = {}): ScriptedAnswer => called('undo_change', input);

/** A call as a model may make it, whatever the tool thinks of it. */
export function called(name: string, input: unknown): ScriptedAnswer {
  return { calls: [{ name, input }] };
}
