import type { JiraAccount } from '../../jira/jira.ts';
import { AssistantError } from '../assistant-error.ts';
import type { Operation } from '../operation.ts';
import type { Ran } from './operation-kind.ts';
import { kindOf } from './operation-kinds.ts';

/** Runs an approved operation as it was stored; see `OperationKind.run`. */
export async function runOperation(operation: Operation, account: JiraAccount, mark: string): Promise<Ran> {
  // The same connection may have been pointed at another site since, where the key means another issue.
  if ((await account.siteUrl()) !== operation.siteUrl) {
    throw new AssistantError('assistant.changed-meanwhile', {
      detail: `The change was planned for ${operation.siteUrl}, and another site is picked now.`,
    });
  }
  return kindOf(operation).run(operation, account, mark);
}
