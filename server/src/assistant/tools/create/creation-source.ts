import type { Person } from '@sidelight/contract';
import type { OpenSprint } from '../../../jira/agile/open-sprints.ts';
import type { CreatableType, TypeWithFields } from '../../../jira/create-meta.ts';
import { JiraError } from '../../../jira/errors.ts';
import type { IssueSnapshot, JiraAccount } from '../../../jira/jira.ts';
import { demandAssignee } from '../change/assignees.ts';
import { remembered } from '../change/change-source.ts';
import { sprintField } from '../change/sprint-step.ts';
import { type Mentioned, withMentions } from '../comments/mentions.ts';
import { demandProject } from '../names.ts';

/** What planning new issues asks of Jira, each thing once. Each throws what the account throws. */
export interface CreationSource {
  readonly account: JiraAccount;
  /** The project meant by a key or a name. */
  project(said: string): Promise<{ readonly key: string; readonly name: string }>;
  types(project: string): Promise<CreatableType[]>;
  withFields(project: string, type: CreatableType): Promise<TypeWithFields>;
  /** Throws as well for somebody who cannot have issues in the project. */
  assignee(said: string, project: string): Promise<Person>;
  /** A text with the people that "@Name" means in it. */
  mentioned(markdown: string): Promise<Mentioned>;
  openSprints(project: string): Promise<OpenSprint[]>;
  /** Jira's id of the sprint field; null where there are no sprints. */
  sprintField(): Promise<string | null>;
  /** Whether the person may put issues of the project into sprints. */
  mayPlan(project: string): Promise<boolean>;
  /** One of the issues that were named as parents. */
  parent(key: string): Promise<IssueSnapshot>;
}

/** `parents`: keys of the issues that new ones are to be below. */
export async function creationSource(
  account: JiraAccount,
  parents: readonly string[],
): Promise<CreationSource> {
  const known = new Map<string, IssueSnapshot>();
  if (parents.length > 1) for (const issue of await account.snapshots(parents)) known.set(issue.key, issue);
  // Many issues name the same few people.
  const people = { findPeople: remembered((name: string) => name, account.findPeople.bind(account)) };
  return {
    account,
    project: remembered(
      (said: string) => said.trim().toLowerCase(),
      (said) => demandProject(said, account),
    ),
    types: remembered((project: string) => project, account.creatableTypes.bind(account)),
    withFields: remembered(
      (project: string, type: CreatableType) => `${project}\n${type.id}`,
      account.withFields.bind(account),
    ),
    assignee: remembered(
      (said: string, project: string) => `${said}\n${project}`,
      (said, project) => demandAssignee(said, project, account),
    ),
    mentioned: remembered(
      (markdown: string) => markdown,
      (markdown) => withMentions(markdown, people),
    ),
    openSprints: remembered(
      (project: string) => project,
      (project) => account.agile.openSprints(project),
    ),
    sprintField: () => sprintField(account),
    mayPlan: remembered(
      (project: string) => project,
      (project) => account.may('EDIT_ISSUES', project),
    ),
    parent: remembered(
      (key: string) => key,
      async (key) => {
        if (parents.length < 2) return account.snapshot(key);
        const issue = known.get(key);
        if (issue !== undefined) return issue;
        throw new JiraError('jira.not-found', { detail: `It is about ${key}.` });
      },
    ),
  };
}
