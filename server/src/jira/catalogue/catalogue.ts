import type { Client } from 'jira.js/core';
import { askBoardFilter, askBoards, askSprints, type Board, type BoardSprint } from './boards.ts';
import { askComponents, askProjectTypes, askVersions } from './project-things.ts';

/** What a project or board has of its own, as the person may see it. Throws JiraError; boards and sprints jira.scope-missing. */
export class Catalogue {
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

  components(project: string) {
    return askComponents(this.#client, project);
  }

  versions(project: string) {
    return askVersions(this.#client, project);
  }

  types(project: string) {
    return askProjectTypes(this.#client, project);
  }

  boards(project?: string): Promise<Board[]> {
    return askBoards(this.#client, project);
  }

  sprints(board: number, options: { readonly closedToo: boolean }): Promise<BoardSprint[]> {
    return askSprints(this.#client, board, options.closedToo);
  }

  boardFilter(board: number): Promise<string> {
    return askBoardFilter(this.#client, board);
  }
}
