import { issueTypes, priorities, resolutions, statuses } from './catalogue.ts';
import type { Site } from './model.ts';
import { allPeople, demoGroups } from './people.ts';
import { demoProjects } from './projects.ts';
import { SeededRandom } from './random.ts';

export interface GenerateOptions {
  seed: number;
  /** Milliseconds since 1970; the site's past ends here. */
  now: number;
  issues: number;
  name: string;
  url: string;
}

/** A whole site with its past; equal options give equal sites. */
export function generateSite(options: GenerateOptions): Site {
  const random = new SeededRandom(options.seed);
  const cloudId = `${random.hex(8)}-${random.hex(4)}-4${random.hex(3)}-a${random.hex(3)}-${random.hex(12)}`;
  return {
    cloudId,
    name: options.name,
    url: options.url,
    people: allPeople,
    groups: demoGroups,
    statuses: Object.values(statuses),
    priorities,
    resolutions,
    issueTypes: Object.values(issueTypes),
    projects: demoProjects(options.now),
    sprints: [],
    issues: new Map(),
  };
}
