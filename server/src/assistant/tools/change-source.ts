import { JiraError } from '../../jira/errors.ts';
import type { JiraAccount } from '../../jira/jira.ts';

/** What planning a change of one issue asks of Jira. */
export type ChangeSource = Pick<
  JiraAccount,
  'siteUrl' | 'snapshot' | 'transitions' | 'vocabulary' | 'resolvePerson' | 'permissions'
>;

/**
 * What planning asks of many issues, each thing once: issues come by the hundred, and what a workflow, a permission
 * or a person's name allows is the same for issues of one kind.
 */
export async function sourceFor(keys: readonly string[], account: JiraAccount): Promise<ChangeSource> {
  const issues = new Map((await account.snapshots(keys)).map((issue) => [issue.key, issue]));
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

function projectOf(key: string): string {
  return key.replace(/-\d+$/, '');
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
