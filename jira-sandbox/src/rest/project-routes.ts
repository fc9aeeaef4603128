import type { Project } from '../site/model/project.ts';
import { projectNamed } from '../site/project-keys.ts';
import { recentlyViewed } from '../site/views.ts';
import { param, queryList, queryNumber, queryText, type RestCall, type RestRoute } from './call.ts';
import { issueTypeShape, projectShape, projectSummary, statusShape } from './catalogue-shapes.ts';
import { folded } from './fold.ts';
import { orderedBy } from './order.ts';
import { pageOf } from './page.ts';
import { isSiteAdministrator } from './projects/administration.ts';
import { roleAddresses } from './projects/role-shape.ts';
import { badRequest, projectNotFound } from './refusal.ts';
import { timestamp } from './timestamp.ts';

const MOST_RECENT = 20;

export const projectRoutes: readonly RestRoute[] = [
  {
    method: 'GET',
    path: '/project',
    scope: 'read:jira-work',
    handle: (call) => {
      const recent = queryNumber(call, 'recent', 0, MOST_RECENT);
      const projects = recent === 0 ? call.site.projects : lastViewed(call, recent);
      return projects.map((project) => projectSummary(project, call.base));
    },
  },
  {
    method: 'GET',
    path: '/project/recent',
    scope: 'read:jira-work',
    handle: (call) => lastViewed(call, MOST_RECENT).map((project) => projectShape(project, call.base)),
  },
  { method: 'GET', path: '/project/search', scope: 'read:jira-work', handle: searchProjects },
  {
    method: 'GET',
    path: '/project/:key',
    scope: 'read:jira-work',
    handle: (call) => {
      const project = findProject(call, param(call, 'key'));
      return { ...projectShape(project, call.base), roles: roleAddresses(project, call.base) };
    },
  },
  {
    method: 'GET',
    path: '/project/:key/statuses',
    scope: 'read:jira-work',
    handle: (call) => {
      const project = findProject(call, param(call, 'key'));
      return project.issueTypes.map((type) => ({
        self: `${call.base}/rest/api/3/issuetype/${type.id}`,
        id: type.id,
        name: type.name,
        subtask: type.hierarchyLevel === -1,
        statuses: (project.workflows.get(type.id)?.statuses ?? []).map((status) =>
          statusShape(status, call.base),
        ),
      }));
    },
  },
];

/** Those whose issues the person opened last, the newest first. */
function lastViewed({ site, me }: RestCall, most: number): readonly Project[] {
  const opened = recentlyViewed(site, me, Number.POSITIVE_INFINITY).map(({ project }) => project);
  return [...new Set(opened)].slice(0, most);
}

export function findProject({ site }: RestCall, keyOrId: string): Project {
  const found = projectNamed(site, keyOrId);
  if (found === undefined) throw projectNotFound(keyOrId);
  return found;
}

function searchProjects(call: RestCall) {
  const words = folded(queryText(call, 'query') ?? '');
  const keys = queryList(call, 'keys').map((key) => key.toUpperCase());
  const ids = queryList(call, 'id');
  const types = queryList(call, 'typeKey');
  const states = queryList(call, 'status');
  const categoryId = queryText(call, 'categoryId');
  const permission = { edit: 'ADMINISTER_PROJECTS', create: 'CREATE_ISSUES' } as const;
  const action = queryText(call, 'action') ?? 'view';
  if (!['view', 'browse', 'edit', 'create'].includes(action))
    throw badRequest(`The value '${action}' of 'action' is not valid.`);
  const needed = action === 'edit' || action === 'create' ? permission[action] : null;
  const found = projectsIn(call, states)
    .filter(({ key }) => keys.length === 0 || keys.includes(key))
    .filter(({ id }) => ids.length === 0 || ids.includes(id))
    .filter(({ typeKey }) => types.length === 0 || types.includes(typeKey))
    .filter(({ category }) => categoryId === null || category?.id === categoryId)
    .filter((project) => needed === null || call.permissions.may(call.me, needed, project, null))
    .filter((project) => folded(project.name).includes(words) || folded(project.key).includes(words));
  const byKey = found.toSorted((left, right) => left.key.localeCompare(right.key, 'en'));
  const ordered = orderedBy(call, byKey, {
    key: ({ key }) => key,
    name: ({ name }) => folded(name),
    owner: ({ lead }) => folded(lead.displayName),
    category: ({ category }) => folded(category?.name ?? ''),
    issueCount: (project) => issueCount(project, call),
    lastIssueUpdatedTime: (project) => lastChange(project, call),
  });
  const expand = queryList(call, 'expand');
  const page = pageOf(call, ordered, (project) => expandedProject(project, call, expand), 100);
  const { startAt, maxResults } = page;
  const at = (start: number) =>
    `${call.base}/rest/api/3/project/search?startAt=${start}&maxResults=${maxResults}`;
  return {
    self: at(startAt),
    ...(page.isLast ? {} : { nextPage: at(startAt + maxResults) }),
    ...page,
  };
}

/** Live ones, and for administrators those that are archived or in the trash where they ask for them. */
function projectsIn(call: RestCall, states: readonly string[]): readonly Project[] {
  const live = states.length === 0 || states.includes('live') ? call.site.projects : [];
  if (!isSiteAdministrator(call)) return live;
  const hidden = call.changes.site.hiddenProjects.map(({ project }) => project);
  return [...live, ...hidden.filter(({ state }) => states.includes(state))];
}

/** The search names lead, description, issue types and key only where `expand` asks for them. */
function expandedProject(project: Project, call: RestCall, expand: readonly string[]) {
  const { description, lead, issueTypes, ...summary } = projectSummary(project, call.base);
  const all = { description, lead, issueTypes, projectKeys: [project.key] };
  const chosen = Object.entries({ ...all, url: undefined, insight: undefined }).filter(
    ([name, value]) => expand.includes(name) && name !== 'projectKeys' && value !== undefined,
  );
  return {
    ...summary,
    ...Object.fromEntries(chosen),
    ...(expand.includes('insight') ? { insight: insightOf(project, call) } : {}),
  };
}

function lastChange(project: Project, { site }: RestCall): number {
  let last = 0;
  for (const issue of site.issues.values())
    if (issue.project === project && issue.updatedAt > last) last = issue.updatedAt;
  return last;
}

function insightOf(project: Project, call: RestCall) {
  const last = lastChange(project, call);
  return {
    totalIssueCount: issueCount(project, call),
    ...(last === 0 ? {} : { lastIssueUpdateTime: timestamp(last) }),
  };
}

function issueCount(project: Project, { site }: RestCall): number {
  let count = 0;
  for (const issue of site.issues.values()) if (issue.project === project) count += 1;
  return count;
}

export const issueTypeRoutes: readonly RestRoute[] = [
  {
    method: 'GET',
    path: '/issuetype',
    scope: 'read:jira-work',
    handle: ({ site, base }) => site.issueTypes.map((type) => issueTypeShape(type, base)),
  },
  {
    method: 'GET',
    path: '/issuetype/project',
    scope: 'read:jira-work',
    handle: (call) =>
      findProject(call, queryText(call, 'projectId') ?? '').issueTypes.map((type) =>
        issueTypeShape(type, call.base),
      ),
  },
];
