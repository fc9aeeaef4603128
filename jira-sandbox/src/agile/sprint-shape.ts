import type { Sprint } from '../site/model/sprint.ts';

/** A sprint as the agile API writes it; times that are not set are left out. */
export function sprintShape(sprint: Sprint, base: string) {
  return {
    id: sprint.id,
    self: `${base}/rest/agile/1.0/sprint/${sprint.id}`,
    state: sprint.state,
    name: sprint.name,
    startDate: time(sprint.startAt),
    endDate: time(sprint.endAt),
    completeDate: time(sprint.completedAt),
    createdDate: time(sprint.createdAt),
    originBoardId: sprint.board.id,
    goal: sprint.goal,
  };
}

function time(at: number | null): string | undefined {
  return at === null ? undefined : new Date(at).toISOString();
}
