import { type ChangeIssueInput, mostIssuesChanged } from '@sidelight/contract';
import { JiraError } from '../../jira/errors.ts';
import type { JiraAccount } from '../../jira/jira.ts';
import { AssistantError } from '../assistant-error.ts';
import { type ChangeSource, planChangeOf } from './change-issue.ts';
import { combined } from './several-plans.ts';
import type { Planner, WritePlan } from './write-plan.ts';

/** The same change of one issue, of those with certain keys, or of all that a search finds. */
export const planChange: Planner<ChangeIssueInput> = async (input, { account, today }) => {
  const { key, keys, jql, ...change } = input;
  const wanted = key === undefined ? [...new Set(keys ?? (await keysOf(jql ?? '', account)))] : [key];
  const [first, ...others] = wanted;
  if (first === undefined) {
    throw new AssistantError('assistant.impossible', { detail: `No issue fits ${jql}; nothing to change.` });
  }
  if (others.length === 0) return planChangeOf({ ...change, key: first }, { account, today });
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

/**
 * What planning asks of many issues, each thing once: issues come by the hundred, and what a workflow, a permission
 * or a person's name allows is the same for issues of one kind.
 */
async function sourceFor(keys: readonly string[], account: JiraAccount): Promise<ChangeSource> {
  const issues = new Map((await account.snapshots(keys)).map((issue) => [issue.key, issue]));
  const projectOf = (key: string) => key.replace(/-\d+$/, '');
  const transitions = remembered((key: string) => {
    const issue = issues.get(key);
    return [projectOf(key), issue?.type, issue?.status.id].join('\n');
  }, account.transitions.bind(account));
  const permissions = remembered(
    (wanted: readonly string[], key: string) => [projectOf(key), ...wanted].join('\n'),
    account.permissions.bind(account),
  );
  const resolvePerson = remembered(
    (said: string, options?: { readonly assignableTo?: string | undefined }) =>
      [said, projectOf(options?.assignableTo ?? '')].join('\n'),
    account.resolvePerson.bind(account),
  );
  return {
    siteUrl: () => account.siteUrl(),
    vocabulary: () => account.vocabulary(),
    async snapshot(key) {
      const issue = issues.get(key);
      if (issue !== undefined) return issue;
      throw new JiraError('jira.not-found');
    },
    transitions,
    permissions,
    resolvePerson,
  };
}

function remembered<Given extends readonly unknown[], Answer>(
  nameOf: (...given: Given) => string,
  ask: (...given: Given) => Promise<Answer>,
): (...given: Given) => Promise<Answer> {
  const answers = new Map<string, Promise<Answer>>();
  return (...given) => {
    const name = nameOf(...given);
    const answer = answers.get(name) ?? ask(...given);
    answers.set(name, answer);
    return answer;
  };
}
