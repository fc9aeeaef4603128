import type { FieldChange } from '@sidelight/contract';
import type { IssueSnapshot, JiraAccount } from '../../../jira/jira.ts';
import { followingFields, followingIn } from '../../../jira/writes/following.ts';
import { AssistantError } from '../../assistant-error.ts';
import { withIgnored } from '../change/change-in-words.ts';
import type { ChangeSource } from '../change/change-source.ts';
import type { Ran } from '../operation-kind.ts';
import { summaryOf, type WritePlan } from '../write-plan.ts';
import type { FollowOperation } from './follow-operation.ts';

const words = (isSo: boolean) => (isSo ? 'yes' : 'no');

/** What is wanted of one issue; what is left out stays as it is. */
export interface FollowWanted {
  readonly key: string;
  readonly watch?: boolean | undefined;
  readonly vote?: boolean | undefined;
}

/** Watching and voting, as far as it is not so already. Throws where Jira would take no vote. */
export async function planFollow(input: FollowWanted, source: ChangeSource): Promise<WritePlan> {
  const [issue, siteUrl, held] = await Promise.all([
    source.snapshot(input.key),
    source.siteUrl(),
    source.held(input.key, followingFields),
  ]);
  const now = followingIn(held);
  const watch = input.watch === now.watch ? undefined : input.watch;
  const vote = input.vote === now.vote ? undefined : input.vote;
  if (vote === true) await demandVotable(issue, source);
  const row = (field: string, label: string, after: boolean): FieldChange => ({
    field,
    label,
    before: words(!after),
    after: words(after),
  });
  const changes = [
    ...(watch === undefined ? [] : [row('watches', 'Watching', watch)]),
    ...(vote === undefined ? [] : [row('votes', 'Your vote', vote)]),
  ];
  if (changes.length === 0) {
    const done = `Nothing was changed: ${issue.key} is already as you want it.`;
    return { kind: 'nothing', output: { issue: summaryOf(issue), done, ignoredFields: [] } };
  }
  const wanted = { ...(watch === undefined ? {} : { watch }), ...(vote === undefined ? {} : { vote }) };
  const { key, url, summary } = issue;
  return {
    kind: 'plan',
    plan: {
      kind: 'change',
      title: followingInWords(key, wanted, ['Watch', 'Stop watching', 'Vote for', 'Take your vote off']),
      issues: [{ key, url, summary, changes }],
      leftOut: [],
      warnings: [],
    },
    operations: [{ kind: 'follow', siteUrl, key, ...wanted }],
  };
}

/** Jira takes votes for what is open, from those who did not report it. */
async function demandVotable(
  { key, reporter, resolution }: IssueSnapshot,
  source: Pick<ChangeSource, 'myself'>,
): Promise<void> {
  const { accountId } = await source.myself();
  const why =
    reporter?.accountId === accountId
      ? 'you reported it yourself'
      : resolution === null
        ? null
        : 'it is resolved';
  if (why === null) return;
  throw new AssistantError('assistant.impossible', { detail: `You cannot vote for ${key}: ${why}.` });
}

/** As it was before, where that is not so already. */
export function planFollowBack(
  { key, watch, vote }: FollowOperation,
  source: ChangeSource,
): Promise<WritePlan> {
  const before = {
    ...(watch === undefined ? {} : { watch: !watch }),
    ...(vote === undefined ? {} : { vote: !vote }),
  };
  return planFollow({ key, ...before }, source);
}

export async function runFollow(operation: FollowOperation, account: JiraAccount): Promise<Ran> {
  const { key, watch, vote } = operation;
  const wanted = { ...(watch === undefined ? {} : { watch }), ...(vote === undefined ? {} : { vote }) };
  const { issue, ignoredFields } = await account.follow(key, wanted);
  const did = followingInWords(key, wanted, [
    'You now watch',
    'You no longer watch',
    'You voted for',
    'Took your vote off',
  ]);
  return {
    output: { issue: summaryOf(issue), done: withIgnored(did, ignoredFields), ignoredFields },
    written: operation,
    made: { fields: {}, comment: null },
  };
}

function followingInWords(
  key: string,
  { watch, vote }: { readonly watch?: boolean; readonly vote?: boolean },
  [watching, unwatching, voting, unvoting]: readonly [string, string, string, string],
): string {
  const parts = [
    ...(watch === undefined ? [] : [`${watch ? watching : unwatching} ${key}`]),
    ...(vote === undefined ? [] : [`${vote ? voting : unvoting} ${key}`]),
  ];
  return parts
    .map((part, at) => (at === 0 ? part : `${part.charAt(0).toLowerCase()}${part.slice(1)}`))
    .join(' and ');
}
