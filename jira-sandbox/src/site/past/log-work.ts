import { document, paragraph } from '../adf.ts';
import type { SiteChanges } from '../changes.ts';
import type { Issue } from '../model/issue.ts';
import type { Site } from '../model/site.ts';
import type { SeededRandom } from '../random.ts';
import { addWorklog } from '../worklogs.ts';
import { backdate } from './backdate.ts';

const QUARTER_HOUR = 900;
const ESTIMATED_SHARE = 0.22;

const notes = [
  'Found where it comes from',
  'Reviewed with the team',
  'Tests and documentation',
  'Call with the customer',
].map((text) => document(paragraph(text)));

/** Estimates in hours, and what people wrote down while they worked. */
export function logWork(site: Site, random: SeededRandom, changes: SiteChanges): void {
  for (const issue of site.issues.values()) {
    if (issue.type.hierarchyLevel === 1 || !random.chance(ESTIMATED_SHARE)) continue;
    issue.originalEstimate = random.between(2, 48) * 4 * QUARTER_HOUR;
    issue.remainingEstimate = issue.originalEstimate;
    if (issue.status.category.key === 'new') continue;
    for (const at of moments(issue, random)) {
      const seconds = random.between(1, 20) * QUARTER_HOUR;
      const author = issue.assignee ?? random.pick(issue.project.members);
      const comment = random.chance(0.5) ? random.pick(notes) : null;
      const remaining = Math.max(0, (issue.remainingEstimate ?? 0) - seconds);
      const startedAt = at - seconds * 1000;
      backdate(issue, () =>
        addWorklog(changes, issue, { startedAt, seconds, comment }, author, at, remaining),
      );
    }
  }
}

/** One to three moments of the issue's life, oldest first. */
function moments(issue: Issue, random: SeededRandom): number[] {
  const span = issue.updatedAt - issue.createdAt;
  const chosen = Array.from({ length: random.between(1, 3) }, () => random.next());
  return chosen
    .sort((left, right) => left - right)
    .map((share) => issue.createdAt + Math.floor((span * share) / 1000) * 1000);
}
