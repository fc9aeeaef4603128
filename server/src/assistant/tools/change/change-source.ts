import { JiraError } from '../../../jira/errors.ts';
import type { IssueSnapshot, JiraAccount } from '../../../jira/jira.ts';
import type { FieldValues } from '../../../jira/reading/field-values.ts';
import type { ScreenedTransition } from '../../../jira/reading/transitions.ts';

/** What planning a change of one issue asks of Jira. */
export type ChangeSource = Pick<
  JiraAccount,
  | 'siteUrl'
  | 'snapshot'
  | 'transitions'
  | 'vocabulary'
  | 'resolvePerson'
  | 'permissions'
  | 'editFields'
  | 'groupNames'
  | 'workflowStatuses'
  | 'fields'
  | 'myself'
  | 'keys'
> & {
  readonly openSprints: JiraAccount['agile']['openSprints'];
  readonly linkTypes: JiraAccount['links']['types'];
  readonly linksOf: JiraAccount['links']['of'];
  /** An issue that is not itself to be changed. */
  readonly other: JiraAccount['snapshot'];
  /** Jira's JSON of some fields (ids) of an issue. */
  readonly held: (key: string, fields: readonly string[]) => Promise<FieldValues>;
  /** What another issue of the same kind may do in a status (by id); null when there is none to ask. */
  readonly transitionsIn: (issue: IssueSnapshot, statusId: string) => Promise<OthersSteps | null>;
};

/** The steps of an issue that stands for others. */
export interface OthersSteps {
  readonly steps: readonly ScreenedTransition[];
  /** Whether the person stands to it as to the issue in question, so that the same steps are theirs. */
  readonly alike: boolean;
}

/** What planning asks of one issue. */
export function sourceOfOne(account: JiraAccount): ChangeSource {
  return {
    ...asked(account),
    snapshot: (key) => account.snapshot(key),
    other: (key) => account.snapshot(key),
    held: async (key, fields) => heldOf(key, await account.fieldValues([key], fields)),
  };
}

/**
 * What planning asks of many issues, each thing once: issues come by the hundred, and what a workflow, a permission
 * or a person's name allows is the same for issues of one kind, as far as the person stands to them alike.
 */
export async function sourceFor(keys: readonly string[], account: JiraAccount): Promise<ChangeSource> {
  const [found, { accountId }] = await Promise.all([account.snapshots(keys), account.myself()]);
  const issues = new Map(found.map((issue) => [issue.key, issue]));
  const ask = asked(account);
  const alike = (key: string): string => {
    const issue = issues.get(key);
    const stands = [issue?.reporter, issue?.assignee].map((person) => person?.accountId === accountId);
    return [projectOf(key), issue?.type, issue?.status.id, ...stands].join('\n');
  };
  const values = remembered(
    (fields: readonly string[]) => fields.join('\n'),
    (fields) => account.fieldValues(keys, fields),
  );
  return {
    ...ask,
    async snapshot(key) {
      const issue = issues.get(key);
      if (issue !== undefined) return issue;
      throw new JiraError('jira.not-found');
    },
    other: remembered((key: string) => key, ask.snapshot),
    held: async (key, fields) =>
      issues.has(key)
        ? heldOf(key, await values(fields))
        : heldOf(key, await account.fieldValues([key], fields)),
    transitions: remembered(alike, ask.transitions),
    editFields: remembered(alike, ask.editFields),
    permissions: remembered(
      (wanted: readonly string[], key: string) => [alike(key), ...wanted].join('\n'),
      ask.permissions,
    ),
    transitionsIn: remembered(
      (issue: IssueSnapshot, statusId: string) => [alike(issue.key), statusId].join('\n'),
      ask.transitionsIn,
    ),
    workflowStatuses: remembered((...given: [string, string]) => given.join('\n'), ask.workflowStatuses),
    openSprints: remembered((project: string) => project, ask.openSprints),
    keys: remembered((jql: string, most: number) => `${most} ${jql}`, ask.keys),
    linkTypes: remembered(() => '', ask.linkTypes),
    groupNames: remembered((said: string) => said, ask.groupNames),
    resolvePerson: remembered(
      (said: string, options?: { readonly assignableTo?: string | undefined }) =>
        [said, projectOf(options?.assignableTo ?? '')].join('\n'),
      ask.resolvePerson,
    ),
  };
}

/** The account's own answers. */
function asked(account: JiraAccount): Omit<ChangeSource, 'other' | 'held'> {
  return {
    siteUrl: () => account.siteUrl(),
    snapshot: (key) => account.snapshot(key),
    transitions: (key) => account.transitions(key),
    vocabulary: () => account.vocabulary(),
    resolvePerson: (said, options) => account.resolvePerson(said, options),
    permissions: (wanted, key) => account.permissions(wanted, key),
    editFields: (key) => account.editFields(key),
    groupNames: (said) => account.groupNames(said),
    workflowStatuses: (project, type) => account.workflowStatuses(project, type),
    openSprints: (project) => account.agile.openSprints(project),
    fields: () => account.fields(),
    myself: () => account.myself(),
    keys: (jql, most) => account.keys(jql, most),
    linkTypes: () => account.links.types(),
    linksOf: (key) => account.links.of(key),
    async transitionsIn(issue, statusId) {
      const { accountId } = await account.myself();
      const kind = `project = "${issue.project.key}" AND issuetype = ${quoted(issue.type)} AND status = ${statusId}`;
      const mine = [
        ...(issue.assignee?.accountId === accountId ? ['assignee = currentUser()'] : []),
        ...(issue.reporter?.accountId === accountId ? ['reporter = currentUser()'] : []),
      ];
      const newest = async (clauses: readonly string[]) =>
        (await account.keys(`${clauses.join(' AND ')} ORDER BY updated DESC`, 1)).keys[0];
      const alike = await newest([kind, ...mine]);
      const key = alike ?? (mine.length === 0 ? undefined : await newest([kind]));
      return key === undefined ? null : { steps: await account.transitions(key), alike: alike !== undefined };
    },
  };
}

function heldOf(key: string, values: ReadonlyMap<string, FieldValues>): FieldValues {
  return values.get(key) ?? {};
}

function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
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
