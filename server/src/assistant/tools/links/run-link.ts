import type { IssueSnapshot, JiraAccount } from '../../../jira/jira.ts';
import { afterWrite } from '../../../jira/writes/read-back.ts';
import { withIgnored } from '../change/change-in-words.ts';
import type { Examined, Ran } from '../operation-kind.ts';
import { summaryOf } from '../write-plan.ts';
import type { LinkOperation, UnlinkOperation } from './link-operations.ts';

export async function runLink(operation: LinkOperation, account: JiraAccount): Promise<Ran> {
  const { issue, ignoredFields, link } = await account.links.add(operation.ends);
  return linked(operation, await ownIssue(operation, issue, account), link?.id, ignoredFields);
}

export async function runUnlink(operation: UnlinkOperation, account: JiraAccount): Promise<Ran> {
  const { ends, linkId } = operation;
  const { issue, ignoredFields } = await account.links.remove({ id: linkId, ...ends });
  return unlinked(operation, await ownIssue(operation, issue, account), ignoredFields);
}

/** The issue that was spoken of, which need not be the one that Jira answers. */
function ownIssue(
  { key, ends }: LinkOperation | UnlinkOperation,
  issue: IssueSnapshot,
  account: JiraAccount,
): Promise<IssueSnapshot> {
  return key === ends.from
    ? Promise.resolve(issue)
    : afterWrite(`The link of ${ends.from} to ${ends.to} was changed`, () => account.snapshot(key));
}

/** Throws as `OperationKind.examine`. */
export async function examineLink(
  operation: LinkOperation | UnlinkOperation,
  account: JiraAccount,
): Promise<Examined> {
  const { ends } = operation;
  const links = await account.links.of(ends.from);
  if (operation.kind === 'link') {
    const made = links.find(
      ({ type, from, to }) => type === ends.type && from === ends.from && to === ends.to,
    );
    return made === undefined
      ? 'nothing'
      : linked(operation, await account.snapshot(operation.key), made.id, []);
  }
  const isThere = links.some(({ id }) => id === operation.linkId);
  return isThere ? 'nothing' : unlinked(operation, await account.snapshot(operation.key), []);
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
