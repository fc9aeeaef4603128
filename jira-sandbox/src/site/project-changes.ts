import { columnsOf } from './boards.ts';
import { workflowOf } from './catalogue-changes.ts';
import type { SiteChanges } from './changes.ts';
import { fieldIds } from './custom-fields.ts';
import { addFilter } from './filters.ts';
import { nextId } from './last-ids.ts';
import type { Issue } from './model/issue.ts';
import type { Person } from './model/person.ts';
import type { Project } from './model/project.ts';
import type { ProjectCategory } from './model/project-category.ts';
import type { HiddenProject, Site } from './model/site.ts';
import { formerKeysOf } from './project-keys.ts';
import { rolesFor } from './project-roles.ts';
import { startOf, untouched } from './projects.ts';

/** What people say of a new project, or change of one. */
export type ProjectFields = Pick<
  Project,
  'name' | 'description' | 'lead' | 'url' | 'assigneeType' | 'category' | 'permissionSchemeId'
>;

export interface ProjectDraft extends ProjectFields {
  readonly key: string;
  readonly typeKey: Project['typeKey'];
  readonly style: Project['style'];
  /** The board that its template brings; null for none. */
  readonly board: 'scrum' | 'kanban' | null;
}

/** A project with the issue types, workflows and roles of its kind; its lead and its maker administer it. */
export function createProject(changes: SiteChanges, draft: ProjectDraft, maker: Person): Project {
  const { site } = changes;
  const { board, ...fields } = draft;
  const { issueTypes, workflows } = startOf(draft.typeKey);
  const people = [...new Set([draft.lead, maker])];
  const project: Project = {
    ...untouched(fields.permissionSchemeId),
    ...fields,
    issueTypes,
    workflows: new Map([...workflows].map(([type, workflow]) => [type, workflowOf(site, workflow)])),
    id: String(nextId(site, 'project', 10_099)),
    members: people,
    roles: rolesFor(site.projectRoles, draft.lead, people, site.groups),
    components: [],
    versions: [],
    properties: new Map(),
  };
  site.projects.push(project);
  if (board !== null) addBoard(changes, project, board, maker);
  return project;
}

function addBoard(changes: SiteChanges, project: Project, type: 'scrum' | 'kanban', maker: Person): void {
  const jql = `project = ${project.key} ORDER BY Rank ASC`;
  const filter = addFilter(changes.site, {
    name: `Filter for ${project.key} board`,
    description: '',
    jql,
    owner: maker,
    columns: null,
    shares: [{ id: nextId(changes.site, 'filter share', 10_099), type: 'project', project, role: null }],
    favouredBy: [],
  });
  const points = changes.site.customFields.find(({ id }) => id === fieldIds.storyPoints) ?? null;
  changes.sprints.createBoard({
    name: `${project.key} board`,
    type,
    project,
    filterId: filter.id,
    jql,
    subQuery: '',
    columns: columnsOf(project),
    estimation: type === 'scrum' ? points : null,
    quickFilters: [],
  });
}

/** Takes the project and its issues out of sight: archived, or in the trash. */
export function hideProject(site: Site, project: Project, state: 'archived' | 'deleted', at: number): void {
  const issues = [...site.issues.values()].filter((issue) => issue.project === project);
  for (const issue of issues) {
    site.issues.delete(issue.key);
    site.formerNames.left(issue);
  }
  site.projects.splice(site.projects.indexOf(project), 1);
  const boards = site.boards.filter((board) => board.project === project);
  site.boards.splice(0, Infinity, ...site.boards.filter((board) => !boards.includes(board)));
  project.state = state;
  site.hiddenProjects.push({ project, issues, boards, at });
}

/** As it was before it was hidden. */
export function restoreProject(site: Site, hidden: HiddenProject): Project {
  site.hiddenProjects.splice(site.hiddenProjects.indexOf(hidden), 1);
  hidden.project.state = 'live';
  site.projects.push(hidden.project);
  site.boards.push(...hidden.boards);
  // Issues stand in the order of their creation.
  const all = [...site.issues.values(), ...hidden.issues].toSorted(
    (left: Issue, right: Issue) => Number(left.id) - Number(right.id),
  );
  site.issues.clear();
  for (const issue of all) site.issues.set(issue.key, issue);
  for (const issue of hidden.issues) site.formerNames.entered(issue);
  return hidden.project;
}

/** For good: with its issues, boards and everything that names it alone. */
export function deleteProject(changes: SiteChanges, project: Project, by: Person, at: number): void {
  const { site } = changes;
  for (const issue of [...site.issues.values()])
    if (issue.project === project && site.issues.has(issue.key)) changes.deleteIssue(issue, by, at);
  for (const board of site.boards.filter((each) => each.project === project))
    changes.sprints.deleteBoard(board);
  for (const { shares } of [...site.filters, ...site.dashboards])
    shares.splice(
      0,
      Infinity,
      ...shares.filter((share) => share.type !== 'project' || share.project !== project),
    );
  for (const key of formerKeysOf(site, project)) site.formerProjectKeys.delete(key);
  site.projects.splice(site.projects.indexOf(project), 1);
}

export function addCategory(site: Site, name: string, description: string): ProjectCategory {
  const category = { id: String(nextId(site, 'project category', 10_001)), name, description };
  site.projectCategories.push(category);
  return category;
}

/** Its projects lose it. */
export function removeCategory(site: Site, category: ProjectCategory): void {
  site.projectCategories.splice(site.projectCategories.indexOf(category), 1);
  for (const project of site.projects) if (project.category === category) project.category = null;
}
