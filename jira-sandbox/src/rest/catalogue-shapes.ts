import type { Component } from '../site/model/component.ts';
import type { IssueType } from '../site/model/issue-type.ts';
import type { Priority } from '../site/model/priority.ts';
import type { Project } from '../site/model/project.ts';
import type { ProjectCategory } from '../site/model/project-category.ts';
import type { Resolution } from '../site/model/resolution.ts';
import type { SecurityLevel } from '../site/model/security-level.ts';
import type { Version } from '../site/model/version.ts';
import type { Status, StatusCategory } from '../site/model/workflow.ts';
import { personShape } from './people-shape.ts';

/** What all issues share, as REST v3 writes it. `base` is what `self` links start with. */

const ICON = '/avatars/jira.svg';

export function statusCategoryShape(category: StatusCategory, base: string) {
  return { self: `${base}/rest/api/3/statuscategory/${category.id}`, ...category };
}

export function statusShape(status: Status, base: string) {
  return {
    self: `${base}/rest/api/3/status/${status.id}`,
    description: status.description,
    iconUrl: icon(base),
    name: status.name,
    id: status.id,
    statusCategory: statusCategoryShape(status.category, base),
  };
}

export function priorityShape(priority: Priority, base: string) {
  return {
    self: `${base}/rest/api/3/priority/${priority.id}`,
    statusColor: priority.color,
    description: priority.description,
    iconUrl: icon(base),
    name: priority.name,
    id: priority.id,
  };
}

export function resolutionShape(resolution: Resolution, base: string) {
  return { self: `${base}/rest/api/3/resolution/${resolution.id}`, ...resolution };
}

export function issueTypeShape(type: IssueType, base: string) {
  return {
    self: `${base}/rest/api/3/issuetype/${type.id}`,
    id: type.id,
    description: type.description,
    iconUrl: icon(base),
    name: type.name,
    subtask: type.hierarchyLevel === -1,
    hierarchyLevel: type.hierarchyLevel,
  };
}

export function componentShape(component: Component, base: string) {
  return {
    self: `${base}/rest/api/3/component/${component.id}`,
    id: component.id,
    name: component.name,
    description: component.description,
  };
}

export function versionShape(version: Version, base: string) {
  return {
    self: `${base}/rest/api/3/version/${version.id}`,
    id: version.id,
    name: version.name,
    description: version.description,
    archived: version.archived,
    released: version.released,
    ...(version.startDate === null ? {} : { startDate: version.startDate }),
    ...(version.releaseDate === null ? {} : { releaseDate: version.releaseDate }),
  };
}

/** As the project names it. */
export function projectComponentShape(component: Component, project: Project, base: string) {
  const { assigneeType, lead } = component;
  const isValid = assigneeType !== 'COMPONENT_LEAD' || lead !== null;
  const person =
    assigneeType === 'COMPONENT_LEAD' ? lead : assigneeType === 'PROJECT_LEAD' ? project.lead : null;
  return {
    ...componentShape(component, base),
    ...(lead === null ? {} : { lead: personShape(lead, base) }),
    assigneeType,
    ...(person === null
      ? {}
      : { assignee: personShape(person, base), realAssignee: personShape(person, base) }),
    realAssigneeType: isValid ? assigneeType : 'PROJECT_DEFAULT',
    isAssigneeTypeValid: isValid,
    project: project.key,
    projectId: Number(project.id),
  };
}

export function projectVersionShape(version: Version, project: Project, base: string) {
  return { ...versionShape(version, base), projectId: Number(project.id) };
}

export function categoryShape({ id, name, description }: ProjectCategory, base: string) {
  return { self: `${base}/rest/api/3/projectCategory/${id}`, id, name, description };
}

/** As an issue names its project. */
export function projectReference(project: Project, base: string) {
  const avatar = icon(base);
  return {
    self: `${base}/rest/api/3/project/${project.id}`,
    id: project.id,
    key: project.key,
    name: project.name,
    projectTypeKey: project.typeKey,
    simplified: project.style === 'next-gen',
    avatarUrls: { '48x48': avatar, '24x24': avatar, '16x16': avatar, '32x32': avatar },
    ...(project.category === null ? {} : { projectCategory: categoryShape(project.category, base) }),
  };
}

export function securityLevelShape({ id, name, description }: SecurityLevel, base: string) {
  return { self: `${base}/rest/api/3/securitylevel/${id}`, id, description, name };
}

/** As the list of projects names it. */
export function projectSummary(project: Project, base: string) {
  return {
    expand: 'description,lead,issueTypes,url,projectKeys,permissions,insight',
    ...projectReference(project, base),
    description: project.description,
    lead: personShape(project.lead, base),
    issueTypes: project.issueTypes.map((type) => issueTypeShape(type, base)),
    ...(project.url === '' ? {} : { url: project.url }),
    style: project.style,
    isPrivate: false,
    ...(project.state === 'live' ? {} : { [project.state]: true }),
    properties: {},
  };
}

export function projectShape(project: Project, base: string) {
  return {
    ...projectSummary(project, base),
    components: project.components.map((component) => projectComponentShape(component, project, base)),
    versions: project.versions.map((version) => projectVersionShape(version, project, base)),
    assigneeType: project.assigneeType,
    roles: {},
  };
}

function icon(base: string): string {
  return new URL(base).origin + ICON;
}
