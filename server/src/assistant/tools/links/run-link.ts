import type { IssueSnapshot, JiraAccount } from '../../../jira/jira.ts';
import { withIgnored } from '../change/change-in-words.ts';
import type { Examined, Ran } from '../operation-kind.ts';
import { summaryOf } from '../write-plan.ts';
import type { LinkOperation, UnlinkOperation } from './link-operations.ts';

export async function runLink(operation: LinkOperation, account: JiraAccount): Promise<Ran> {
  const { issue, ignoredFields, link } = await account.linkIssues(operation.ends);
  return linked(operation, issue, link?.id, ignoredFields);
}

export async function runUnlink(operation: UnlinkOperation, account: JiraAccount): Promise<Ran> {
  const { ends, linkId } = operation;
  const { issue, ignoredFields } = await account.deleteLink({ id: linkId, ...ends });
  return unlinked(operation, issue, ignoredFields);
}

/** Throws as `OperationKind.examine`. */
export async function examineLink(
  operation: LinkOperation | UnlinkOperation,
  account: JiraAccount,
): Promise<Examined> {
  const { ends } = operation;
  const links = await account.linksOf(ends.from);
  if (operation.kind === 'link') {
    const made = links.find(
      ({ type, from, to }) => type === ends.type && from === ends.from && to === ends.to,
    );
    return made === undefined ? 'nothing' : linked(operation, await account.issue(ends.from), made.id, []);
  }
  const isThere = links.some(({ id }) => id === operation.linkId);
  return isThere ? 'nothing' : unlinked(operation, await account.issue(ends.from), []);
}

function linked(
  operation: LinkOperation,
  issue: IssueSnapshot,
  linkId: string | undefined,
  ignoredFields: string[],
): Ran {
  const { from, to } = operation.ends;
  return {
    output: {
      issue: summaryOf(issue),
      done: withIgnored(`Linked ${from} to ${to}`, ignoredFields),
      ignoredFields,
    },
    written: operation,
    made: { fields: {}, comment: null, ...(linkId === undefined ? {} : { linkId }) },
  };
}

function unlinked(operation: UnlinkOperation, issue: IssueSnapshot, ignoredFields: string[]): Ran {
  const did = `Deleted the link of ${operation.ends.from} to ${operation.ends.to}`;
  return {
    output: { issue: summaryOf(issue), done: withIgnored(did, ignoredFields), ignoredFields },
    written: operation,
    made: { fields: {}, comment: null },
  };
}
