import type { Issue } from './model/issue.ts';
import type { Project } from './model/project.ts';
import type { Site } from './model/site.ts';

/** Gives the project and its issues another key. What it was called before goes on meaning it, and nothing else. */
export function rekeyProject(site: Site, project: Project, key: string): void {
  site.formerProjectKeys.set(project.key, project);
  site.formerProjectKeys.delete(key);
  project.key = key;
  const issues = [...site.issues.values()];
  for (const issue of issues) if (issue.project === project) issue.key = `${key}-${issue.number}`;
  // In their order, which is the one of their creation.
  site.issues.clear();
  for (const issue of issues) site.issues.set(issue.key, issue);
}

/** By its key in capitals, or by one that its project had before. */
export function issueWithKey(site: Site, key: string): Issue | undefined {
  const found = site.issues.get(key);
  if (found !== undefined) return found;
  const [, projectKey = '', number = ''] = /^(.+)-(\d+)$/.exec(key) ?? [];
  const project = site.formerProjectKeys.get(projectKey);
  return project === undefined ? undefined : site.issues.get(`${project.key}-${number}`);
}

/** By its id, its key in any case, or by one that it had before. */
export function projectNamed(site: Site, keyOrId: string): Project | undefined {
  const key = keyOrId.toUpperCase();
  const former = site.formerProjectKeys.get(key);
  return site.projects.find((project) => project.id === keyOrId || project.key === key || project === former);
}

/** The keys that it had before. */
export function formerKeysOf({ formerProjectKeys }: Site, project: Project): readonly string[] {
  return [...formerProjectKeys].filter(([, other]) => other === project).map(([key]) => key);
}
