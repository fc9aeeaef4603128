import type { Site } from '../model/site.ts';
import type { SeededRandom } from '../random.ts';

const SHARE = 0.08;

/** A few issues of the projects with a security scheme are not for everybody; sub-tasks are hidden with their parent. */
export function secureIssues(site: Site, random: SeededRandom): void {
  for (const issue of site.issues.values()) {
    const { securityLevels } = issue.project;
    if (issue.type.hierarchyLevel === -1) issue.securityLevel = issue.parent?.securityLevel ?? null;
    else if (securityLevels.length > 0 && random.chance(SHARE))
      issue.securityLevel = random.pick(securityLevels);
  }
}
