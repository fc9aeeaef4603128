import type { SiteChanges } from '../changes.ts';
import { fieldIds } from '../custom-fields.ts';
import type { Board } from '../model/board.ts';
import type { HistoryItem } from '../model/history.ts';
import type { Issue } from '../model/issue.ts';
import type { Site } from '../model/site.ts';
import type { Sprint } from '../model/sprint.ts';
import type { SeededRandom } from '../random.ts';
import { backdate } from './backdate.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const LENGTH_MS = 14 * DAY_MS;
const PAST_SPRINTS = 16;
const FUTURE_SPRINTS = 2;

const goals = [
  'Nothing that people wait for longer than a week',
  'Fewer surprises on Mondays',
  'Show it to the first customer',
  'Close what was begun before beginning more',
  'Everything that the release needs, and only that',
  '',
];

/** Two-week sprints of every scrum board, from the first issues to a month from now, with issues in them. */
export function planSprints(site: Site, random: SeededRandom, changes: SiteChanges, now: number): void {
  for (const board of site.boards.filter(({ type }) => type === 'scrum')) {
    const sprints = sprintsOf(board, random, changes, now);
    for (const issue of site.issues.values()) {
      if (issue.project !== board.project || issue.type.hierarchyLevel !== 0) continue;
      for (const sprint of journey(issue, sprints, random)) enter(issue, sprint, changes);
    }
  }
  for (const issue of site.issues.values()) {
    if (issue.type.hierarchyLevel === -1) issue.sprints = issue.parent?.sprints ?? [];
  }
}

/** Planned into it by the project's lead shortly before it begins, or as soon as the issue is there. */
function enter(issue: Issue, sprint: Sprint, changes: SiteChanges): void {
  const before = issue.sprints;
  issue.sprints = [...before, sprint];
  const planned = (sprint.startAt ?? issue.updatedAt) - DAY_MS;
  const at = Math.min(Math.max(planned, issue.createdAt), issue.updatedAt);
  const [from, to] = [before, issue.sprints].map((sprints) => ({
    ids: sprints.map(({ id }) => id).join(', '),
    names: sprints.map(({ name }) => name).join(', '),
  }));
  const item: HistoryItem = {
    field: 'Sprint',
    fieldId: fieldIds.sprint,
    from: from?.ids ?? '',
    fromText: from?.names ?? '',
    to: to?.ids ?? '',
    toText: to?.names ?? '',
  };
  backdate(issue, () => changes.record(issue, [item], issue.project.lead, at));
}

function sprintsOf(board: Board, random: SeededRandom, changes: SiteChanges, now: number): readonly Sprint[] {
  const active = mondayBefore(now - 4 * DAY_MS);
  return Array.from({ length: PAST_SPRINTS + 1 + FUTURE_SPRINTS }, (_, index) => {
    const distance = index - PAST_SPRINTS;
    const startAt = active + distance * LENGTH_MS + 9 * HOUR_MS;
    const future = distance > 0;
    const sprint = changes.sprints.createSprint(
      {
        board,
        name: `${board.project.key} Sprint ${index + 1}`,
        goal: random.pick(goals),
        // Teams set the days of the next sprint only when they plan it.
        startAt: distance > 1 ? null : startAt,
        endAt: distance > 1 ? null : startAt + LENGTH_MS - 3 * DAY_MS + 8 * HOUR_MS,
      },
      Math.min(startAt - 3 * DAY_MS, now - DAY_MS),
    );
    if (!future) changes.sprints.startSprint(sprint);
    if (distance < 0) changes.sprints.completeSprint(sprint, startAt + LENGTH_MS - 3 * DAY_MS + 9 * HOUR_MS);
    return sprint;
  });
}

/** Midnight UTC of the Monday on or before the moment. */
function mondayBefore(at: number): number {
  const day = Math.floor(at / DAY_MS);
  // 1 January 1970 was a Thursday.
  return (day - ((day + 3) % 7)) * DAY_MS;
}

/** The sprints that an issue went through: mostly one; some were carried over from the one before. */
function journey(issue: Issue, sprints: readonly Sprint[], random: SeededRandom): readonly Sprint[] {
  const last = lastSprint(issue, sprints, random);
  if (last === undefined) return [];
  const before = sprints[sprints.indexOf(last) - 1];
  const carried =
    before !== undefined &&
    before.state === 'closed' &&
    issue.createdAt < (before.endAt ?? 0) &&
    random.chance(0.2);
  return carried ? [before, last] : [last];
}

function lastSprint(issue: Issue, sprints: readonly Sprint[], random: SeededRandom): Sprint | undefined {
  const roll = random.next();
  if (issue.resolvedAt !== null) {
    const at = issue.resolvedAt;
    const during = sprints.findLast(({ startAt }) => startAt !== null && startAt <= at);
    return roll < 0.85 ? during : undefined;
  }
  const active = sprints.find(({ state }) => state === 'active');
  if (issue.status.category.key === 'indeterminate') return roll < 0.85 ? active : undefined;
  const future = sprints.filter(({ state }) => state === 'future');
  if (roll < 0.25) return active;
  return roll < 0.5 ? future[roll < 0.4 ? 0 : 1] : undefined;
}
