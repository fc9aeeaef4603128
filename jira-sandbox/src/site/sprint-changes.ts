import type { SiteChanges } from './changes.ts';
import type { Board } from './model/board.ts';
import type { Issue } from './model/issue.ts';
import type { Person } from './model/person.ts';
import type { Site } from './model/site.ts';
import type { Sprint } from './model/sprint.ts';
import { rankBetween } from './rank.ts';

export interface SprintDraft {
  readonly board: Board;
  readonly name: string;
  readonly goal: string;
  readonly startAt: number | null;
  readonly endAt: number | null;
}

/** Where ranked issues go: right above or right below this one. */
export interface RankTarget {
  readonly side: 'above' | 'below';
  readonly issue: Issue;
}

/** Writes what scrum teams change: sprints, what is in them, and the order of work. Who may do what is the caller's matter. */
export class SprintChanges {
  readonly #site: Site;
  readonly #changes: SiteChanges;
  #lastSprint: number;
  #lastBoard: number;

  constructor(site: Site, changes: SiteChanges) {
    this.#site = site;
    this.#changes = changes;
    this.#lastSprint = site.sprints.reduce((last, { id }) => Math.max(last, id), 0);
    this.#lastBoard = site.boards.reduce((last, { id }) => Math.max(last, id), 0);
  }

  /** A future sprint, after all others. */
  createSprint(draft: SprintDraft, at: number): Sprint {
    this.#lastSprint += 1;
    const sprint: Sprint = {
      id: this.#lastSprint,
      ...draft,
      state: 'future',
      createdAt: at,
      completedAt: null,
      properties: new Map(),
    };
    this.#site.sprints.push(sprint);
    return sprint;
  }

  editSprint(sprint: Sprint, changes: Partial<Pick<Sprint, 'name' | 'goal' | 'startAt' | 'endAt'>>): void {
    Object.assign(sprint, changes);
  }

  startSprint(sprint: Sprint): void {
    sprint.state = 'active';
  }

  /** Its issues keep it; those that are not done are in the backlog from now on. */
  completeSprint(sprint: Sprint, at: number): void {
    sprint.state = 'closed';
    sprint.completedAt = at;
  }

  deleteSprint(sprint: Sprint, author: Person, at: number): void {
    for (const issue of this.#site.issues.values()) {
      if (issue.type.hierarchyLevel === -1 || !issue.sprints.includes(sprint)) continue;
      const sprints = issue.sprints.filter((other) => other !== sprint);
      this.#changes.changeIssue(issue, { sprints }, author, at);
    }
    const position = this.#site.sprints.indexOf(sprint);
    if (position !== -1) this.#site.sprints.splice(position, 1);
  }

  swapSprints(one: Sprint, other: Sprint): void {
    const { sprints } = this.#site;
    const [first, second] = [sprints.indexOf(one), sprints.indexOf(other)];
    sprints[first] = other;
    sprints[second] = one;
  }

  /** Into a future or active sprint, or with null into the backlog; closed sprints stay with the issue. */
  moveToSprint(issues: readonly Issue[], sprint: Sprint | null, author: Person, at: number): void {
    for (const issue of issues) {
      if (issue.type.hierarchyLevel === -1) continue;
      if (sprint !== null && issue.sprints.includes(sprint)) continue;
      const past = issue.sprints.filter(({ state }) => state === 'closed');
      this.#changes.changeIssue(issue, { sprints: sprint === null ? past : [...past, sprint] }, author, at);
    }
  }

  /** Puts the issues, in the order given, next to the target. */
  rankIssues(
    issues: readonly Issue[],
    { side, issue: target }: RankTarget,
    author: Person,
    at: number,
  ): void {
    const moved = new Set(issues);
    moved.delete(target);
    const neighbour = this.#neighbourOf(target, side, moved);
    let above = side === 'above' ? neighbour : target.rank;
    const below = side === 'above' ? target.rank : neighbour;
    for (const issue of moved) {
      const rank = rankBetween(above, below);
      this.#changes.placeIssue(issue, rank, author, at);
      above = rank;
    }
  }

  /** The nearest rank on that side, leaving out those that move; null at the end. */
  #neighbourOf(target: Issue, side: 'above' | 'below', moved: ReadonlySet<Issue>): string | null {
    let nearest: string | null = null;
    for (const issue of this.#site.issues.values()) {
      if (moved.has(issue)) continue;
      const { rank } = issue;
      if (side === 'above' ? rank >= target.rank : rank <= target.rank) continue;
      if (nearest === null || (side === 'above' ? rank > nearest : rank < nearest)) nearest = rank;
    }
    return nearest;
  }

  createBoard(draft: Omit<Board, 'id' | 'properties'>): Board {
    this.#lastBoard += 1;
    const board = { ...draft, id: this.#lastBoard, properties: new Map<string, unknown>() };
    this.#site.boards.push(board);
    return board;
  }

  /** Its sprints and issues stay. */
  deleteBoard(board: Board): void {
    const position = this.#site.boards.indexOf(board);
    if (position !== -1) this.#site.boards.splice(position, 1);
  }
}
