import { AssistantError } from './assistant-error.ts';
import { type Change, type ChangeJournal, undoLifetimeMs } from './changes.ts';

export const undoneAlready = 'This change was undone already.';

/**
 * The change that is meant: the one with this id, else the newest of the conversation that is not undone yet.
 * Throws assistant.change-unknown, also for somebody else's; assistant.impossible when it was undone already.
 */
export async function changeToUndo(
  journal: ChangeJournal,
  meant: {
    readonly connectionId: string;
    readonly conversationId: string;
    readonly changeId: string | undefined;
    readonly now: number;
  },
): Promise<Change> {
  const { connectionId, conversationId, changeId } = meant;
  const since = meant.now - undoLifetimeMs;
  const change =
    changeId === undefined
      ? await journal.newestToUndo({ connectionId, conversationId, since })
      : await journal.find(connectionId, changeId);
  if (change === null || change.at <= since) throw new AssistantError('assistant.change-unknown');
  if (change.undoneAt !== null) throw new AssistantError('assistant.impossible', { detail: undoneAlready });
  return change;
}
