import type { Client } from 'jira.js/core';
import { askBoards, askSprints, type Board, type BoardSprint } from '../catalogue/boards.ts';
import { JiraError } from '../errors.ts';
import { withScopes } from './with-scopes.ts';

/** A sprint that issues can be put into. */
export interface OpenSprint extends BoardSprint {
  /** The board that it was made on, as far as the person may see that. */
  readonly board: Pick<Board, 'id' | 'name'>;
}

const mostBoards = 20;
const readingSprints = ['read:board-scope:jira-software', 'read:project:jira', 'read:sprint:jira-software'];

/** Active and future sprints of a project's scrum boards (the first 20), in the order of the boards. */
export function openSprintsOf(client: Client, project: string): Promise<OpenSprint[]> {
  return withScopes('Reading sprints', readingSprints, async () => {
    const boards = (await askBoards(client, project)).filter(({ type }) => type !== 'kanban');
    const found = await Promise.all(boards.slice(0, mostBoards).map((board) => sprintsOn(client, board)));
    const byId = new Map<number, OpenSprint>();
    for (const sprint of found.flat()) {
      // Boards also show the sprints of others; the one it was made on comes first.
      if (!byId.has(sprint.id) || sprint.madeOn === sprint.board.id) byId.set(sprint.id, sprint);
    }
    return [...byId.values()];
  });
}

async function sprintsOn(client: Client, { id, name }: Board): Promise<OpenSprint[]> {
  try {
    return (await askSprints(client, id, false)).map((sprint) => ({ ...sprint, board: { id, name } }));
  } catch (error) {
    // Boards of team-managed projects whose sprints are switched off say 400 to that.
    if (error instanceof JiraError && error.code === 'jira.invalid') return [];
    throw error;
  }
}
