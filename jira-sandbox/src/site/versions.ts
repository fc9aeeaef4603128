import type { SiteChanges } from './changes.ts';
import { nextId } from './last-ids.ts';
import type { Person } from './model/person.ts';
import type { Project } from './model/project.ts';
import type { Site } from './model/site.ts';
import type { Version } from './model/version.ts';

export type VersionFields = Omit<Version, 'id'>;

/** Jira puts a new version after all others. */
export function addVersion(site: Site, project: Project, fields: VersionFields): Version {
  const version: Version = { id: String(nextId(site, 'version', 10_299)), ...fields };
  project.versions.push(version);
  return version;
}

export function changeVersion(version: Version, fields: Partial<VersionFields>): void {
  Object.assign(version, fields);
}

/** To directly behind `before`; null puts it first. */
export function moveVersion(project: Project, version: Version, before: Version | null): void {
  const { versions } = project;
  versions.splice(versions.indexOf(version), 1);
  versions.splice(before === null ? 0 : versions.indexOf(before) + 1, 0, version);
}

/** What takes its place in the issues that named it; null where nothing does. */
export interface VersionSubstitutes {
  readonly fix: Version | null;
  readonly affected: Version | null;
}

/** Takes it from the project and, with entries in their histories, from the issues. */
export function removeVersion(
  site: Site,
  project: Project,
  version: Version,
  { fix, affected }: VersionSubstitutes,
  changes: SiteChanges,
  author: Person,
  at: number,
): void {
  for (const issue of site.issues.values()) {
    const fixVersions = replaced(issue.fixVersions, version, fix);
    const affectedVersions = replaced(issue.affectedVersions, version, affected);
    changes.changeIssue(issue, { fixVersions, affectedVersions }, author, at);
  }
  project.versions.splice(project.versions.indexOf(version), 1);
}

function replaced(versions: readonly Version[], old: Version, substitute: Version | null) {
  if (!versions.includes(old)) return versions;
  const rest = versions.filter((other) => other !== old && other !== substitute);
  return substitute === null ? rest : [...rest, substitute];
}
