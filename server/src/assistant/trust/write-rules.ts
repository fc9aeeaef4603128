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
  const { projects } = rules;
  if (projects === null) return;
  const closed = new Set(operations.flatMap(projectsOf).filter((key) => !projects.includes(key)));
  if (closed.size === 0) return;
  throw new AssistantError('assistant.project-closed', {
    detail: `Closed to changes from here: ${[...closed].join(', ')}. Open: ${projects.join(', ')}.`,
  });
}

function projectsOf(operation: Operation): string[] {
  if (operation.kind !== 'create') return keysOf(operation).map(projectOfKey);
  const { project, parent } = operation.issue;
  return parent === undefined ? [project] : [project, projectOfKey(parent)];
}
