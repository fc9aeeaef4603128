import type { CreatableType } from '../../../jira/create-meta.ts';
import { JiraError } from '../../../jira/errors.ts';
import type { JiraAccount } from '../../../jira/jira.ts';
import { AssistantError } from '../../assistant-error.ts';
import { isInSprint, putIntoSprint } from '../change/put-into-sprint.ts';
import { backlog, sprintAmong } from '../change/sprint-step.ts';
import { ToolFailure } from '../tool-failure.ts';
import type { CreateOperation } from './creation-operation.ts';
import type { ChosenProject } from './creation-place.ts';
import type { CreationSource } from './creation-source.ts';
import { withArticle } from './creation-type.ts';
import type { WantedIssue } from './wanted-issues.ts';

type SprintOfNew = NonNullable<CreateOperation['sprint']>;

/**
 * The open sprint that a new issue is put into; undefined for the backlog, where new issues are anyway. What all of a list
 * have in common is not said of those that are in no sprint of their own. Throws assistant.impossible and
 * assistant.name-unknown where there is no such sprint, and JiraError.
 */
export async function sprintForNew(
  { sprint: said, sprintOfAll }: Pick<WantedIssue, 'sprint' | 'sprintOfAll'>,
  type: CreatableType,
  project: ChosenProject,
  source: CreationSource,
): Promise<SprintOfNew | undefined> {
  if (said === undefined || backlog.test(said.trim())) return undefined;
  if (type.level !== 0) {
    if (sprintOfAll) return undefined;
    throw impossible(
      type.level < 0
        ? `${withArticle(type.name, true)} is in the sprint of its parent. Leave the sprint out.`
        : `${withArticle(type.name, true)} is in no sprint; its issues are. Leave the sprint out.`,
    );
  }
  const [field, sprints, mayEdit] = await Promise.all([
    source.sprintField(),
    source.openSprints(project.key),
    source.mayPlan(project.key),
  ]);
  if (field === null) throw impossible('This Jira has no sprints. Leave the sprint out.');
  if (!mayEdit) {
    throw impossible(
      `You may not put issues of ${project.name} into a sprint in Jira. Leave the sprint out, or ask an administrator of the project for that.`,
    );
  }
  const { id, name } = sprintAmong(said, sprints, null, project.name);
  return { field, id, name };
}

/** Why a new issue is not in its sprint. */
export interface NotInSprint {
  /** A sentence of what Jira said; empty where it said nothing. */
  readonly why: string;
}

/**
 * Puts a new issue where it shall be; null when Jira has it there. Once more is the same as once. The issue is there
 * whatever comes of this: throws only what can be tried again later, jira.rate-limited.
 */
export async function planned(
  { id, field }: SprintOfNew,
  key: string,
  account: JiraAccount,
): Promise<NotInSprint | null> {
  try {
    const wanted = { field, to: { id } };
    if (await isInSprint(key, wanted, account)) return null;
    return (await putIntoSprint(key, wanted, account)) ? null : { why: '' };
  } catch (error) {
    if (error instanceof JiraError && error.code === 'jira.rate-limited') throw error;
    return { why: ` ${new ToolFailure(error).message}` };
  }
}

function impossible(detail: string): AssistantError {
  return new AssistantError('assistant.impossible', { detail });
}
