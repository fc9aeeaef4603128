import type { Issue } from '../../site/model/issue.ts';
import type { Person } from '../../site/model/person.ts';
import type { Project } from '../../site/model/project.ts';
import type { Site } from '../../site/model/site.ts';

/** For tests: all that the naive reading of JQL knows. Its zone is UTC, its weeks begin on Sunday. */
export interface World {
  readonly site: Site;
  readonly me: Person;
  readonly now: number;
  readonly mayIn: (permission: string, project: Project) => boolean;
  readonly logins: { readonly current: number | null; readonly last: number | null };
}

export function issuesOf({ site }: World): readonly Issue[] {
  return [...site.issues.values()];
}
