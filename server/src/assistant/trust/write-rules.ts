import type { JiraAccount } from '../../jira/jira.ts';
import { projectOfKey } from '../../jira/path-key.ts';
import { AssistantError } from '../assistant-error.ts';
import type { Operation } from '../operation.ts';
import { keysOf } from './action.ts';

/** What the administrator lets this server change, whoever approves it. */
export interface WriteRules {
  readonly readOnly: boolean;
  /** Keys of the projects that may be changed; null for all. */
  readonly projects: readonly string[] | null;
}

/** Throws assistant.read-only, assistant.project-closed. */
export function demandOpen(rules: WriteRules, operations: readonly Operation[]): void {
  if (rules.readOnly) {
    throw new AssistantError('assistant.read-only', {
      detail: 'The administrator has made this server read only.',
    });
  }
  demandOpenProjects(rules, operations.flatMap(projectsOf));
}

/**
 * Looks where the issues of an operation are now: Jira goes on taking the key from before a move. Asks nothing where all
 * projects are open. Throws assistant.project-closed, JiraError.
 */
export async function demandOpenNow(
  rules: WriteRules,
  operation: Operation,
  account: Pick<JiraAccount, 'keyNow'>,
): Promise<void> {
  if (rules.projects === null) return;
  const keys = issuesOf(operation);
  const now = await Promise.all(keys.map((key) => account.keyNow(key)));
  demandOpenProjects(
    rules,
    now.flatMap((key) => (key === null ? [] : projectOfKey(key))),
  );
}

function demandOpenProjects({ projects }: WriteRules, touched: readonly string[]): void {
  if (projects === null) return;
  const closed = new Set(touched.filter((key) => !projects.includes(key)));
  if (closed.size === 0) return;
  throw new AssistantError('assistant.project-closed', {
    detail: `Closed to changes from here: ${[...closed].join(', ')}. Open: ${projects.join(', ')}.`,
  });
}

function projectsOf(operation: Operation): string[] {
  const projects = issuesOf(operation).map(projectOfKey);
  return operation.kind === 'create' ? [operation.issue.project, ...projects] : projects;
}

/** Keys of the issues that are there already and that it touches. */
function issuesOf(operation: Operation): readonly string[] {
  if (operation.kind !== 'create') return keysOf(operation);
  const { parent } = operation.issue;
  return parent === undefined ? [] : [parent];
}
