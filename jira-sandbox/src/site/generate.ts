import { newPermissionSchemes } from '../permissions/permission-scheme.ts';
import { FormerNames } from '../search/former-names.ts';
import { TextIndex } from '../search/text-index.ts';
import { demoBoards } from './boards.ts';
import { defaultPriority, issueTypes, newLinkTypes, priorities, resolutions, statuses } from './catalogue.ts';
import { SiteChanges } from './changes.ts';
import { compose } from './compose.ts';
import { connectIssues } from './connect-issues.ts';
import { emberfallContent } from './content/emberfall.ts';
import { paymentsContent } from './content/payments.ts';
import { serviceDeskContent } from './content/service-desk.ts';
import type { ProjectContent } from './content/template.ts';
import { siteCustomFields } from './custom-fields.ts';
import { demoDashboards } from './dashboards.ts';
import { demoFilters } from './filters.ts';
import type { Issue } from './model/issue.ts';
import type { Project } from './model/project.ts';
import type { Site } from './model/site.ts';
import { attachFiles } from './past/attach-files.ts';
import { fillCustomFields } from './past/fill-custom-fields.ts';
import { logWork } from './past/log-work.ts';
import { planSprints } from './past/plan-sprints.ts';
import { rememberViews } from './past/remember-views.ts';
import { secureIssues } from './past/secure-issues.ts';
import { writeMore } from './past/write-more.ts';
import { allPeople, demoGroups } from './people.ts';
import { newProjectRoles } from './project-roles.ts';
import { categoriesOf, demoProjects } from './projects.ts';
import { SeededRandom } from './random.ts';
import { DAY_MS, type StoryContext, tellStory } from './story.ts';

/** How far back the oldest issue lies. */
const PAST_DAYS = 240;
const SUBTASK_SHARE = 0.06;

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
  const groups = demoGroups();
  const projectRoles = newProjectRoles();
  const projects = demoProjects(options.now, groups, projectRoles);
  const customFields = siteCustomFields(projects);
  const issues: Site['issues'] = new Map();
  const site: Site = {
    cloudId,
    name: options.name,
    url: options.url,
    people: [...allPeople],
    groups,
    statuses: Object.values(statuses),
    priorities: [...priorities],
    resolutions: [...resolutions],
    defaultIds: new Map([
      ['priority', defaultPriority.id],
      ['resolution', resolutions[0].id],
    ]),
    issueTypes: Object.values(issueTypes),
    projects: [...projects],
    hiddenProjects: [],
    formerProjectKeys: new Map(),
    projectCategories: categoriesOf(projects),
    projectRoles,
    permissionSchemes: newPermissionSchemes(),
    linkTypes: newLinkTypes(),
    filters: demoFilters(projects),
    dashboards: demoDashboards(projects),
    personal: new Map(),
    lastIds: new Map(),
    banner: { message: '', isEnabled: false, isDismissible: false, visibility: 'private' },
    auditRecords: [],
    bulkTasks: new Map(),
    tasks: new Map(),
    customFields,
    trashedFields: [],
    boards: demoBoards(projects, customFields),
    sprints: [],
    issues,
    views: new Map(),
    deletedWorklogs: [],
    texts: new TextIndex(issues),
    formerNames: new FormerNames(issues.values()),
  };
  const changes = new SiteChanges(site);
  const contents = [paymentsContent, serviceDeskContent, emberfallContent] as const;
  const contentOf = new Map<Project, ProjectContent>();
  for (const [index, project] of projects.entries()) {
    const share =
      Math.floor(options.issues / projects.length) + (index < options.issues % projects.length ? 1 : 0);
    const content = contents[index];
    if (content === undefined) continue;
    contentOf.set(project, content);
    fillProject(site, project, content, share, { random, changes, now: options.now });
  }
  connectIssues(site, new SeededRandom(options.seed + 1_000_003), changes);
  // Each with randomness of its own, so that what one of them does leaves the others as they are.
  planSprints(site, new SeededRandom(options.seed + 2_000_003), changes, options.now);
  fillCustomFields(site, new SeededRandom(options.seed + 3_000_017));
  logWork(site, new SeededRandom(options.seed + 4_000_037), changes);
  attachFiles(site, new SeededRandom(options.seed + 5_000_011), changes);
  writeMore(site, contentOf, new SeededRandom(options.seed + 6_000_011), changes);
  secureIssues(site, new SeededRandom(options.seed + 7_000_003));
  rememberViews(site, options.now);
  return site;
}

function fillProject(
  site: Site,
  project: Project,
  content: ProjectContent,
  count: number,
  shared: Pick<StoryContext, 'random' | 'changes' | 'now'>,
): void {
  const { random, changes, now } = shared;
  const start = now - PAST_DAYS * DAY_MS;
  const epics = writeEpics(
    project,
    content,
    Math.min(content.epics.length, Math.floor(count / 8)),
    start,
    changes,
  );
  const context: StoryContext = {
    ...shared,
    project,
    content,
    epics,
    usedSummaries: new Set(),
    documents: new Map(),
  };
  const stories = count - epics.length;
  // More lately than long ago: the cube root bends the even spread towards the present.
  const births = Array.from({ length: stories }, () => start + (now - start) * Math.cbrt(random.next())).sort(
    (left, right) => left - right,
  );
  const parents: Issue[] = [];
  for (const birth of births) {
    const at = Math.min(Math.floor(birth / 1000) * 1000, now - 30 * 60_000);
    const parent =
      parents.length > 4 && random.chance(SUBTASK_SHARE) ? random.pick(parents.slice(-12)) : null;
    if (parent !== null) writeSubtask(context, parent, at);
    else parents.push(tellStory(context, at));
  }
  for (const epic of epics) {
    const child = [...site.issues.values()].find((issue) => issue.parent === epic);
    if (child === undefined) continue;
    const status = project.workflows
      .get(epic.type.id)
      ?.statuses.find((entry) => entry.category.key === 'indeterminate');
    if (status !== undefined)
      changes.changeIssue(epic, { status }, project.lead, Math.max(child.createdAt, start + DAY_MS));
  }
}

function writeEpics(
  project: Project,
  content: ProjectContent,
  count: number,
  start: number,
  changes: SiteChanges,
): Issue[] {
  const type = project.issueTypes.find((candidate) => candidate.hierarchyLevel === 1);
  if (type === undefined) return [];
  return content.epics.slice(0, count).map((epic, index) =>
    changes.createIssue(
      {
        project,
        type,
        summary: epic.summary,
        description: compose(epic.description, () => null),
        priority: defaultPriority,
        assignee: project.components.find((component) => component.name === epic.component)?.lead ?? null,
        components: project.components.filter((component) => component.name === epic.component),
      },
      project.lead,
      start - (content.epics.length - index) * DAY_MS,
    ),
  );
}

function writeSubtask({ project, content, random, changes }: StoryContext, parent: Issue, at: number): void {
  const type = project.issueTypes.find((candidate) => candidate.hierarchyLevel === -1);
  if (type === undefined) return;
  const author = parent.assignee ?? project.lead;
  const open = parent.resolution === null;
  const issue = changes.createIssue(
    {
      project,
      type,
      summary: random.pick(content.subtasks),
      priority: parent.priority,
      components: parent.components,
      parent,
      assignee: open && random.chance(0.3) ? null : author,
    },
    author,
    at,
  );
  const final = project.workflows.get(type.id)?.statuses.find((status) => status.category.key === 'done');
  if (!open && final !== undefined) {
    changes.changeIssue(issue, { status: final, resolution: resolutions[0] }, author, at + 20 * 60_000);
  }
}
