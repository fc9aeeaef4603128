import { type CreateIssuesInput, createIssuesInputSchema, type IssueToCreate } from '@sidelight/contract';
import type { ItemOutcome } from '../../execution/planned-item.ts';
import type { Operation } from '../../operation.ts';
import { wantedIssues } from './wanted-issues.ts';

/**
 * What asks for those of a list of new issues that are left, below the parents that were created or are left with them.
 * Null when none is left, or the input is none of this version's.
 */
export function createAgain(
  input: unknown,
  operations: readonly Operation[],
  outcomes: readonly (ItemOutcome | null)[],
  isLeft: (outcome: ItemOutcome | null) => boolean,
): CreateIssuesInput | null {
  const given = createIssuesInputSchema.safeParse(input);
  if (!given.success) return null;
  const wanted = wantedIssues(given.data, { add: () => undefined });
  const issues: IssueToCreate[] = [];
  /** Where those that are left stand in the new list, from 1. */
  const places = new Map<number, number>();
  wanted.forEach(
    (
      { position: _, depth: __, parentAt, parent, sprint: _sprint, sprintOfAll: _sprintOfAll, ...issue },
      place,
    ) => {
      const operation = operations[place];
      if (operation?.kind !== 'create' || !isLeft(outcomes[place] ?? null)) return;
      places.set(place, issues.length + 1);
      const above = parentAt === undefined ? parent : parentOf(parentAt, outcomes, places);
      issues.push({
        ...issue,
        // Where nobody had named a project, the one that was shown.
        project: operation.issue.project,
        ...(operation.sprint === undefined ? {} : { sprint: operation.sprint.name }),
        ...(above === undefined ? {} : { parent: above }),
      });
    },
  );
  return issues.length === 0 ? null : { issues };
}

function parentOf(
  place: number,
  outcomes: readonly (ItemOutcome | null)[],
  places: ReadonlyMap<number, number>,
): string | undefined {
  const number = places.get(place);
  if (number !== undefined) return `#${number}`;
  const outcome = outcomes[place];
  return outcome?.kind === 'done' ? outcome.output.issue.key : undefined;
}
