import type { JiraAccount } from '../../../jira/jira.ts';
import { AssistantError } from '../../assistant-error.ts';
import { listed, nameAmong, projectNames } from '../names.ts';
import type { PlanningSituation } from '../write-plan.ts';
import type { CreationFaults } from './creation-faults.ts';
import type { CreationSource } from './creation-source.ts';
import type { WantedIssue } from './wanted-issues.ts';

export interface ChosenProject {
  readonly key: string;
  readonly name: string;
  /** Said to the person when they did not choose themselves. */
  readonly warning?: string;
}

/**
 * Where each new issue goes, in their order; undefined where that is a fault. A project that was not named is that of
 * the parent; else one that gives way to the one other that has the types and takes the assignees. Throws what is wrong
 * with all of them.
 */
export async function placesOf(
  wanted: readonly WantedIssue[],
  source: CreationSource,
  situation: Pick<PlanningSituation, 'pageIssueKey'>,
  faults: CreationFaults,
): Promise<(ChosenProject | undefined)[]> {
  const said = wanted.map((issue): string | undefined => saidFor(issue, wanted));
  const unsaid = wanted.filter((_, at) => said[at] === undefined);
  const guessed = unsaid.length === 0 ? undefined : await guessedFor(unsaid, source, situation);
  const places: (ChosenProject | undefined)[] = [];
  for (const [at, { position }] of wanted.entries()) {
    const project = said[at];
    places.push(project === undefined ? guessed : await faults.in(position, () => source.project(project)));
  }
  return places;
}

/** The project that was named for the issue, or for the parent that comes with it. */
function saidFor(issue: WantedIssue, wanted: readonly WantedIssue[]): string | undefined {
  const above = issue.parentAt === undefined ? undefined : wanted[issue.parentAt];
  const ofParent = above === undefined ? issue.parent?.replace(/-\d+$/, '') : saidFor(above, wanted);
  return issue.project ?? ofParent;
}

export function namedAssignee({ assignee }: Pick<WantedIssue, 'assignee'>): string | undefined {
  return assignee?.toLowerCase() === 'nobody' ? undefined : assignee;
}

async function guessedFor(
  issues: readonly WantedIssue[],
  source: CreationSource,
  situation: Pick<PlanningSituation, 'pageIssueKey'>,
): Promise<ChosenProject> {
  const types = [...new Set(issues.flatMap(({ type }) => type ?? []))];
  const assignees = [...new Set(issues.flatMap((issue) => namedAssignee(issue) ?? []))];
  const near = await nearestProject(source.account, situation);
  if (near.warning === undefined) return near;
  const chosen = await projectWithTypes(near, types, source);
  const refused = await refusedIn(chosen, assignees, source);
  if (refused === undefined) return chosen;
  return (await otherPlace(chosen, types, assignees, refused, source)) ?? chosen;
}

/** The only one, the one of the page, or the one where the person was last at work. */
async function nearestProject(
  account: JiraAccount,
  { pageIssueKey }: Pick<PlanningSituation, 'pageIssueKey'>,
): Promise<ChosenProject> {
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

async function othersThan(chosen: ChosenProject, { account }: CreationSource): Promise<ChosenProject[]> {
  const { projects } = await account.vocabulary();
  return projects.slice(0, mostProjectsTried).filter(({ key }) => key !== chosen.key);
}

async function hasTypes(
  types: readonly string[],
  { key }: ChosenProject,
  source: CreationSource,
): Promise<boolean> {
  if (types.length === 0) return true;
  const names = (await source.types(key)).map(({ name }) => name);
  return types.every((type) => nameAmong(type, names) !== undefined);
}

async function projectWithTypes(
  chosen: ChosenProject,
  types: readonly string[],
  source: CreationSource,
): Promise<ChosenProject> {
  if (await hasTypes(types, chosen, source)) return chosen;
  const others = await othersThan(chosen, source);
  const fitting = await Promise.all(
    others.map(async (other) => ((await hasTypes(types, other, source)) ? [other] : [])),
  );
  const [only, ...more] = fitting.flat();
  if (only === undefined || more.length > 0) return chosen;
  const what = types.length === 1 ? 'type' : 'types';
  return {
    ...only,
    warning: `You named no project; ${only.name} is the one that has the ${what} ${listed(types)}.`,
  };
}

/** The first of the people who is somebody and cannot have issues there, as they are called. */
async function refusedIn(
  { key }: ChosenProject,
  assignees: readonly string[],
  source: CreationSource,
): Promise<string | undefined> {
  for (const said of assignees) {
    try {
      await source.assignee(said, key);
    } catch (error) {
      if (error instanceof AssistantError && error.code === 'assistant.impossible') return said;
      return undefined;
    }
  }
  return undefined;
}

/** The one other project where the people can have such issues; throws with the names where there are several. */
async function otherPlace(
  chosen: ChosenProject,
  types: readonly string[],
  assignees: readonly string[],
  refused: string,
  source: CreationSource,
): Promise<ChosenProject | undefined> {
  const others = await othersThan(chosen, source);
  const places = await Promise.all(
    others.map(async (project) => {
      if (!(await hasTypes(types, project, source))) return [];
      try {
        await Promise.all(assignees.map((said) => source.assignee(said, project.key)));
        return [project];
      } catch (error) {
        if (error instanceof AssistantError) return [];
        throw error;
      }
    }),
  );
  const [only, ...more] = places.flat();
  if (only === undefined) return undefined;
  const { displayName } = await source.assignee(refused, only.key);
  if (more.length > 0) {
    throw new AssistantError('assistant.impossible', {
      detail: `Issues in ${chosen.name} cannot be assigned to ${displayName}. Say in which project the issue should be: ${listed(projectNames([only, ...more]))}.`,
    });
  }
  return {
    ...only,
    warning: `You named no project; ${only.name} is the one where issues can be assigned to ${displayName}.`,
  };
}

async function newestIssueOfMine(account: JiraAccount): Promise<string | undefined> {
  const { issues } = await account.search({
    jql: 'assignee = currentUser() OR reporter = currentUser() ORDER BY updated DESC',
    limit: 1,
  });
  return issues[0]?.key;
}
