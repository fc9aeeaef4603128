import { AssistantError } from './assistant-error.ts';
import { type Change, type ChangeJournal, undoLifetimeMs } from './changes.ts';

export const undoneAlready = 'This change was undone already.';

/**
 * What is meant to be undone: what the change with this id made, else the newest of the conversation, without what was
 * undone already. Not empty. Throws assistant.change-unknown, also for somebody else's; assistant.impossible when it was undone already.
 */
export async function changeToUndo(
  journal: ChangeJournal,
  meant: {
    readonly connectionId: string;
    readonly conversationId: string;
    readonly changeId: string | undefined;
    readonly now: number;
  },
): Promise<Change[]> {
  const { connectionId, conversationId, changeId } = meant;
  const since = meant.now - undoLifetimeMs;
  const made =
    changeId === undefined
      ? await journal.newestToUndo({ connectionId, conversationId, since })
      : await journal.find(connectionId, changeId);
  const lasting = made.filter(({ at }) => at > since);
  if (lasting.length === 0) throw new AssistantError('assistant.change-unknown');
  const open = lasting.filter(({ undoneAt }) => undoneAt === null);
  if (open.length === 0) throw new AssistantError('assistant.impossible', { detail: undoneAlready });
  return open;
}
