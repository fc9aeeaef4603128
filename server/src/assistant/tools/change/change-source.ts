import { JiraError } from '../../../jira/errors.ts';
import type { JiraAccount } from '../../../jira/jira.ts';
import type { ProjectThing } from '../../../jira/reading/project-names.ts';

/** What planning a change of one issue asks of Jira. */
export type ChangeSource = Pick<
  JiraAccount,
  'siteUrl' | 'snapshot' | 'transitions' | 'vocabulary' | 'resolvePerson' | 'permissions' | 'projectNames'
> & {
  /** An issue that is not itself to be changed. */
  readonly other: JiraAccount['snapshot'];
};

/** What planning asks of one issue. */
export function sourceOfOne(account: JiraAccount): ChangeSource {
  return {
    siteUrl: () => account.siteUrl(),
    snapshot: (key) => account.snapshot(key),
    other: (key) => account.snapshot(key),
    transitions: (key) => account.transitions(key),
    vocabulary: () => account.vocabulary(),
    resolvePerson: (said, options) => account.resolvePerson(said, options),
    permissions: (wanted, key) => account.permissions(wanted, key),
    projectNames: (thing, project) => account.projectNames(thing, project),
  };
}

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
    projectNames: remembered(
      (thing: ProjectThing, project: string) => `${thing} ${project}`,
      account.projectNames.bind(account),
    ),
    other: remembered((key: string) => key, account.snapshot.bind(account)),
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

/** `ask`, of which each question is asked once. */
export function remembered<Given extends readonly unknown[], Answer>(
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
