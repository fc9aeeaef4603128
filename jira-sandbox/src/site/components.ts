import type { SiteChanges } from './changes.ts';
import { nextId } from './last-ids.ts';
import type { Component } from './model/component.ts';
import type { Person } from './model/person.ts';
import type { Project } from './model/project.ts';
import type { Site } from './model/site.ts';

export type ComponentFields = Pick<Component, 'name' | 'description' | 'lead' | 'assigneeType'>;

export function addComponent(site: Site, project: Project, fields: ComponentFields): Component {
  const component: Component = { id: String(nextId(site, 'component', 10_199)), ...fields };
  project.components.push(component);
  return component;
}

export function changeComponent(component: Component, fields: Partial<ComponentFields>): void {
  Object.assign(component, fields);
}

/** Its issues lose it, or get `substitute` instead, each with an entry in its history. */
export function removeComponent(
  site: Site,
  component: Component,
  substitute: Component | null,
  changes: SiteChanges,
  author: Person,
  at: number,
): void {
  const project = site.projects.find(({ components }) => components.includes(component));
  for (const issue of issuesOf(site, component)) {
    const rest = issue.components.filter((other) => other !== component && other !== substitute);
    const components = substitute === null ? rest : [...rest, substitute];
    changes.changeIssue(issue, { components }, author, at);
  }
  project?.components.splice(project.components.indexOf(component), 1);
}

export function issuesOf(site: Site, component: Component) {
  return [...site.issues.values()].filter((issue) => issue.components.includes(component));
}
