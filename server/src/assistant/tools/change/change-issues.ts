import { type ChangeIssueInput, mostIssuesChanged } from '@sidelight/contract';
import type { JiraAccount } from '../../../jira/jira.ts';
import { AssistantError } from '../../assistant-error.ts';
import { combined } from '../several-plans.ts';
import type { Planner, WritePlan } from '../write-plan.ts';
import { planChangeOf } from './change-issue.ts';
import { sourceFor, sourceOfOne } from './change-source.ts';

/** The same change of one issue, of those with certain keys, or of all that a search finds. */
export const planChange: Planner<ChangeIssueInput> = async (input, { account, today }) => {
  const { key, keys, jql, ...change } = input;
  const wanted = key === undefined ? [...new Set(keys ?? (await keysOf(jql ?? '', account)))] : [key];
  const [first, ...others] = wanted;
  if (first === undefined) {
    throw new AssistantError('assistant.impossible', { detail: `No issue fits ${jql}; nothing to change.` });
  }
  if (others.length === 0)
    return planChangeOf({ ...change, key: first }, { account: sourceOfOne(account), today });
  const source = await sourceFor(wanted, account);
  const planOne = (each: string): Promise<WritePlan> =>
    planChangeOf({ ...change, key: each }, { account: source, today });
  return combined(wanted, planOne, {
    of: (each) => each,
    title: (count) => `Change ${count} issues`,
  });
};

async function keysOf(jql: string, account: JiraAccount): Promise<string[]> {
  const { keys, more } = await account.keys(jql, mostIssuesChanged);
  if (!more) return keys;
  throw new AssistantError('assistant.impossible', {
    detail: `More than ${mostIssuesChanged} issues fit ${jql}, which is the most that one change may have. Narrow it down.`,
  });
}
