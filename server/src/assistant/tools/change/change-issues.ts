import { type ChangeIssueInput, mostIssuesChanged } from '@sidelight/contract';
import type { JiraAccount } from '../../../jira/jira.ts';
import { AssistantError } from '../../assistant-error.ts';
import { withMentions } from '../comments/mentions.ts';
import { planFollow } from '../follow/follow-issue.ts';
import { planLink } from '../links/plan-link.ts';
import { combined } from '../several-plans.ts';
import { type Planner, type WritePlan, withWarning } from '../write-plan.ts';
import { planChangeOf } from './change-issue.ts';
import { type ChangeSource, sourceFor, sourceOfOne } from './change-source.ts';
import { together } from './together.ts';

/** The same change of one issue, of those with certain keys, or of all that a search finds. */
export const planChange: Planner<ChangeIssueInput> = async (input, situation) => {
  const { account, today } = situation;
  const { key, keys, jql, link, watch, vote, ...said } = input;
  // "@Name" tells somebody only as a mention by account.
  const mentioned =
    typeof said.description === 'string' ? await withMentions(said.description, account) : undefined;
  const change = mentioned === undefined ? said : { ...said, description: mentioned.markdown };
  const told = (plan: WritePlan) => (mentioned?.warnings ?? []).reduce(withWarning, plan);
  const wanted = key === undefined ? [...new Set(keys ?? (await keysOf(jql ?? '', account)))] : [key];
  const [first, ...others] = wanted;
  if (first === undefined) {
    throw new AssistantError('assistant.impossible', { detail: `No issue fits ${jql}; nothing to change.` });
  }
  const { timeZone } = await account.myself();
  const planOne = (each: string, source: ChangeSource): Promise<WritePlan> => {
    const planning = { account: source, today, timeZone: timeZone ?? 'UTC', together: wanted };
    return together([
      ...(Object.keys(change).length === 0 ? [] : [() => planChangeOf({ ...change, key: each }, planning)]),
      ...(watch === undefined && vote === undefined
        ? []
        : [() => planFollow({ key: each, watch, vote }, source)]),
      ...(link === undefined ? [] : [() => planLink({ key: each, ...link }, source)]),
    ]);
  };
  if (others.length === 0) return told(await planOne(first, sourceOfOne(account)));
  const source = await sourceFor(wanted, account);
  // Each is ranked beside the same issue, one after another: what comes last is nearest to it.
  const isBelow = /^(?:bottom|below)/i.test(change.rank?.trim() ?? '');
  const many = await combined(isBelow ? wanted.toReversed() : wanted, (each) => planOne(each, source), {
    of: (each) => each,
    title: (count) => `Change ${count} issues`,
  });
  return told(many);
};

async function keysOf(jql: string, account: JiraAccount): Promise<string[]> {
  const { keys, more } = await account.keys(jql, mostIssuesChanged);
  if (!more) return keys;
  throw new AssistantError('assistant.impossible', {
    detail: `More than ${mostIssuesChanged} issues fit ${jql}, which is the most that one change may have. Narrow it down.`,
  });
}
