import type { Issue } from '../model/issue.ts';

/**
 * Lets something happen to an issue whose story is already told: what it leaves in the history goes to its place in
 * time, and the issue does not count as updated by it. The moment must lie between creation and last update.
 */
export function backdate(issue: Issue, happen: () => void): void {
  const { updatedAt } = issue;
  happen();
  issue.history.sort((left, right) => left.at - right.at);
  issue.updatedAt = updatedAt;
}
