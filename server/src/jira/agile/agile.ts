import type { Client } from 'jira.js/core';
import { type OpenSprint, openSprintsOf } from './open-sprints.ts';
import { moveToSprint, type RankPlace, rankIssue } from './planning.ts';

/** Sprints and the backlog. Every operation throws jira.scope-missing that names the scopes it lacks. */
export class Agile {
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

  /** Active and future sprints of a project's boards. */
  openSprints(project: string): Promise<OpenSprint[]> {
    return openSprintsOf(this.#client, project);
  }

  /** Null: into the backlog. Not read back. */
  moveToSprint(key: string, sprint: number | null): Promise<void> {
    return moveToSprint(this.#client, key, sprint);
  }

  /** Not read back. */
  rank(key: string, place: RankPlace): Promise<void> {
    return rankIssue(this.#client, key, place);
  }
}
