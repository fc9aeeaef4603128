import type { SiteChanges } from './changes.ts';
import type { Issue } from './model/issue.ts';
import type { Person } from './model/person.ts';
import type { Priority } from './model/priority.ts';
import type { Project } from './model/project.ts';
import type { Resolution } from './model/resolution.ts';
import type { Site } from './model/site.ts';
import type { Status, Workflow } from './model/workflow.ts';

/**
 * Priorities, resolutions and statuses as administrators change them. Their entries are never changed in place, since all the
 * sites of a process begin with the same ones: a changed entry takes the place of the old one in everything that holds it.
 */

/** In this order, the most urgent first. Issues of one that is no longer among them must have been given another. */
export function setPriorities(site: Site, wanted: readonly Priority[]): void {
  const next = wanted.map((priority, rank) => ({ ...priority, rank }));
  const byId = new Map(next.map((priority) => [priority.id, priority]));
  site.priorities.splice(0, Infinity, ...next);
  for (const issue of everyIssue(site)) issue.priority = byId.get(issue.priority.id) ?? issue.priority;
}

/** In this order. Issues of one that is no longer among them must have been given another. */
export function setResolutions(site: Site, next: readonly Resolution[]): void {
  const byId = new Map(next.map((resolution) => [resolution.id, resolution]));
  site.resolutions.splice(0, Infinity, ...next);
  for (const issue of everyIssue(site)) {
    if (issue.resolution !== null) issue.resolution = byId.get(issue.resolution.id) ?? issue.resolution;
  }
}

/** Statuses that are gone must be in no workflow. */
export function setStatuses(site: Site, next: readonly Status[]): void {
  const byId = new Map(next.map((status) => [status.id, status]));
  const now = (status: Status) => byId.get(status.id) ?? status;
  site.statuses.splice(0, Infinity, ...next);
  for (const issue of everyIssue(site)) issue.status = now(issue.status);
  const workflows = new Map<Workflow, Workflow>();
  for (const project of everyProject(site)) {
    for (const [type, workflow] of project.workflows) {
      const changed = workflows.get(workflow) ?? withStatuses(workflow, now);
      workflows.set(workflow, changed);
      project.workflows.set(type, changed);
    }
  }
  for (const board of [...site.boards, ...site.hiddenProjects.flatMap(({ boards }) => boards)])
    board.columns = board.columns.map((column) => ({ ...column, statuses: column.statuses.map(now) }));
}

/** The workflow as other projects of the site have it, with whatever its statuses are called by now. */
export function workflowOf(site: Site, workflow: Workflow): Workflow {
  const known = everyProject(site).flatMap(({ workflows }) => [...workflows.values()]);
  const same = known.find(({ name }) => name === workflow.name);
  if (same !== undefined) return same;
  const byId = new Map(site.statuses.map((status) => [status.id, status]));
  return withStatuses(workflow, (status) => byId.get(status.id) ?? status);
}

/** The same one where nothing is another. */
function withStatuses(workflow: Workflow, now: (status: Status) => Status): Workflow {
  if (workflow.statuses.every((status) => now(status) === status)) return workflow;
  return {
    ...workflow,
    initial: now(workflow.initial),
    statuses: workflow.statuses.map(now),
    transitions: workflow.transitions.map((way) => ({
      ...way,
      to: now(way.to),
      from: way.from?.map(now) ?? null,
    })),
  };
}

/** Its issues get the other one, each with an entry in its history. */
export function removePriority(
  changes: SiteChanges,
  priority: Priority,
  substitute: Priority,
  by: Person,
  at: number,
): void {
  const { site } = changes;
  for (const issue of everyIssue(site))
    if (issue.priority === priority) changes.changeIssue(issue, { priority: substitute }, by, at);
  setPriorities(
    site,
    site.priorities.filter((other) => other !== priority),
  );
}

/** Its issues get the other one, each with an entry in its history. */
export function removeResolution(
  changes: SiteChanges,
  resolution: Resolution,
  substitute: Resolution,
  by: Person,
  at: number,
): void {
  const { site } = changes;
  for (const issue of everyIssue(site)) {
    if (issue.resolution !== resolution) continue;
    const { resolvedAt } = issue;
    changes.changeIssue(issue, { resolution: substitute }, by, at);
    // It was resolved when it was, whatever that is called now.
    issue.resolvedAt = resolvedAt;
  }
  setResolutions(
    site,
    site.resolutions.filter((other) => other !== resolution),
  );
}

function everyIssue({ issues, hiddenProjects }: Site): readonly Issue[] {
  return [...issues.values(), ...hiddenProjects.flatMap((hidden) => hidden.issues)];
}

function everyProject({ projects, hiddenProjects }: Site): readonly Project[] {
  return [...projects, ...hiddenProjects.map(({ project }) => project)];
}
