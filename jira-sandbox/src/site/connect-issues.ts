import type { SiteChanges } from './changes.ts';
import type { Issue, IssueLinkType } from './model/issue.ts';
import type { Site } from './model/site.ts';
import type { SeededRandom } from './random.ts';

/** One issue in so many is linked to another. */
const LINKED_SHARE = 0.1;
const VOTED_SHARE = 0.08;
/** A link leads to one of so many issues before. */
const NEIGHBOURS = 25;

/**
 * Who watches and votes, and what blocks or repeats what. It comes after the stories and with randomness of its own,
 * so that they stay as they are whatever is added here.
 */
export function connectIssues(site: Site, random: SeededRandom, changes: SiteChanges): void {
  for (const project of site.projects) {
    // In the order of their numbers, as they were created.
    const issues = [...site.issues.values()].filter((issue) => issue.project === project);
    for (const [index, issue] of issues.entries()) {
      if (issue.assignee !== null) changes.watch(issue, issue.assignee);
      if (random.chance(VOTED_SHARE)) {
        for (const person of random.some(project.members, random.between(1, 3))) {
          if (person !== issue.reporter) changes.vote(issue, person);
        }
      }
      if (random.chance(LINKED_SHARE)) {
        const before = issues.slice(Math.max(0, index - NEIGHBOURS - 1), index);
        linkToEarlier(issue, before, site.linkTypes, random, changes);
      }
    }
  }
}

/** `before` may hold the issue's parent, which is no neighbour. */
function linkToEarlier(
  issue: Issue,
  before: readonly Issue[],
  linkTypes: readonly IssueLinkType[],
  random: SeededRandom,
  changes: SiteChanges,
): void {
  const earlier = before.filter((other) => other !== issue.parent).slice(-NEIGHBOURS);
  const [other] = random.some(earlier, 1);
  const type = random.pick(linkTypes);
  if (other !== undefined && other.type.hierarchyLevel === issue.type.hierarchyLevel)
    changes.links.addQuietly(issue, other, type);
}
