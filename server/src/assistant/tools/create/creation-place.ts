import type { CreateIssueInput, Person } from '@sidelight/contract';
import type { JiraAccount } from '../../../jira/jira.ts';
import { AssistantError } from '../../assistant-error.ts';
import { assignableIn, refuseAssignee } from '../change/assignees.ts';
import { demandProject, listed, nameAmong, projectNames } from '../names.ts';
import type { PlanningSituation } from '../write-plan.ts';

export interface ChosenProject {
  readonly key: string;
  readonly name: string;
  /** Said to the person when they did not choose themselves. */
  readonly warning?: string;
}

export interface CreationPlace {
  readonly project: ChosenProject;
  /** Undefined when nobody was asked for. */
  readonly assignee: Person | undefined;
}

/**
 * Where a new issue goes, and whose it is. A project that was not named gives way to the one other that has the type
 * and takes the assignee. Throws NameError or AssistantError that says who cannot be assigned where.
 */
export async function placeOf(input: CreateIssueInput, situation: PlanningSituation): Promise<CreationPlace> {
  const { account } = situation;
  const project = await projectWithType(await projectOf(input, situation), input, account);
  const said = namedAssignee(input);
  if (said === undefined) return { project, assignee: undefined };
  const assignee = await assignableIn(said, project.key, account);
  if (assignee !== undefined) return { project, assignee };
  if (project.warning === undefined) return refuseAssignee(said, project.key, account);
  const other = await otherPlace(input, project, account, said);
  return other ?? refuseAssignee(said, project.key, account, 'Say in which project the issue should be.');
}

export function namedAssignee({ assignee }: CreateIssueInput): string | undefined {
  return assignee?.toLowerCase() === 'nobody' ? undefined : assignee;
}

/** What was said; else the only one, the one of the page, or the one where the person was last at work. */
async function projectOf(
  input: CreateIssueInput,
  { account, pageIssueKey }: PlanningSituation,
): Promise<ChosenProject> {
  const said = input.project ?? input.parent?.replace(/-\d+$/, '');
  if (said !== undefined) return demandProject(said, account);
  const { projects } = await account.vocabulary();
  const [only] = projects;
  if (projects.length === 1 && only !== undefined) return only;
  const near = pageIssueKey ?? (await newestIssueOfMine(account));
  const project = projects.find(({ key }) => key === near?.replace(/-\d+$/, ''));
  if (project !== undefined) {
    return {
      ...project,
      warning: `You named no project; ${project.name} is the one of ${pageIssueKey === undefined ? 'your newest issue' : 'the issue you are looking at'}.`,
    };
  }
  throw new AssistantError('assistant.impossible', {
    detail: `Say in which project the issue should be: ${listed(projectNames(projects))}.`,
  });
}

const mostProjectsTried = 10;

async function othersThan(chosen: ChosenProject, account: JiraAccount): Promise<ChosenProject[]> {
  const { projects } = await account.vocabulary();
  return projects.slice(0, mostProjectsTried).filter(({ key }) => key !== chosen.key);
}

async function hasType(type: string, { key }: ChosenProject, account: JiraAccount): Promise<boolean> {
  const { types } = await account.createMeta(key);
  return (
    nameAmong(
      type,
      types.map(({ name }) => name),
    ) !== undefined
  );
}

async function projectWithType(
  chosen: ChosenProject,
  { type }: CreateIssueInput,
  account: JiraAccount,
): Promise<ChosenProject> {
  if (type === undefined || chosen.warning === undefined) return chosen;
  if (await hasType(type, chosen, account)) return chosen;
  const others = await othersThan(chosen, account);
  const fitting = await Promise.all(
    others.map(async (other) => ((await hasType(type, other, account)) ? [other] : [])),
  );
  const [only, ...more] = fitting.flat();
  if (only === undefined || more.length > 0) return chosen;
  return { ...only, warning: `You named no project; ${only.name} is the one that has the type ${type}.` };
}

/** The one other project where the person can have such an issue; throws with the names where there are several. */
async function otherPlace(
  { type }: CreateIssueInput,
  chosen: ChosenProject,
  account: JiraAccount,
  said: string,
): Promise<CreationPlace | undefined> {
  const others = await othersThan(chosen, account);
  const places = await Promise.all(
    others.map(async (project) => {
      if (type !== undefined && !(await hasType(type, project, account))) return [];
      const assignee = await assignableIn(said, project.key, account);
      return assignee === undefined ? [] : [{ project, assignee }];
    }),
  );
  const [only, ...more] = places.flat();
  if (only === undefined) return undefined;
  const { displayName } = only.assignee;
  if (more.length > 0) {
    const names = projectNames([only, ...more].map(({ project }) => project));
    throw new AssistantError('assistant.impossible', {
      detail: `Issues in ${chosen.name} cannot be assigned to ${displayName}. Say in which project the issue should be: ${listed(names)}.`,
    });
  }
  const warning = `You named no project; ${only.project.name} is the one where issues can be assigned to ${displayName}.`;
  return { ...only, project: { ...only.project, warning } };
}

async function newestIssueOfMine(account: JiraAccount): Promise<string | undefined> {
  const { issues } = await account.search({
    jql: 'assignee = currentUser() OR reporter = currentUser() ORDER BY updated DESC',
    limit: 1,
  });
  return issues[0]?.key;
}
