import fc from 'fast-check';
import { newPermissionSchemes } from '../permissions/permission-scheme.ts';
import { demoBoards } from '../site/boards.ts';
import {
  defaultPriority,
  issueTypes,
  newLinkTypes,
  priorities,
  resolutions,
  statuses,
} from '../site/catalogue.ts';
import { siteCustomFields } from '../site/custom-fields.ts';
import type { Filter } from '../site/model/filter.ts';
import type { Issue } from '../site/model/issue.ts';
import type { Site } from '../site/model/site.ts';
import type { Sprint } from '../site/model/sprint.ts';
import { allPeople, demoGroups } from '../site/people.ts';
import { newProjectRoles } from '../site/project-roles.ts';
import { categoriesOf, demoProjects } from '../site/projects.ts';
import { viewIssue } from '../site/views.ts';
import { type IssueDraft, issueDraft, issueOf, pick, testNow, testPeople } from './arbitrary-issue.ts';
import { FormerNames } from './former-names.ts';
import { TextIndex } from './text-index.ts';

export { goneStatus, testNow, testPeople, testStatuses, testWords } from './arbitrary-issue.ts';

/** For tests: small sites, wired up as a real one is: links both ways, parents, saved filters, what people opened. */

const day = 24 * 3_600_000;
const groups = demoGroups();
const projectRoles = newProjectRoles();
const projects = demoProjects(testNow, groups, projectRoles);
const customFields = siteCustomFields(projects);
const boards = demoBoards(projects, customFields);

export const testSprints: readonly Sprint[] = (['closed', 'closed', 'active', 'future'] as const).flatMap(
  (state, index) => {
    const [board] = boards;
    if (board === undefined) return [];
    const startAt = testNow + (index - 2.5) * 14 * day;
    const endAt = startAt + 14 * day;
    const completedAt = state === 'closed' ? endAt : null;
    return [
      {
        id: index + 1,
        name: `Sprint ${index + 1}`,
        goal: '',
        state,
        createdAt: startAt - 14 * day,
        startAt,
        endAt,
        completedAt,
        board,
        properties: new Map(),
      },
    ];
  },
);

/** Of the first person; the last is somebody else's, and hidden. */
export const testFilters: readonly Filter[] = [
  ['Finished', 'status = Done'],
  ['Second', 'assignee = currentUser() OR labels = ui'],
  ['Third', 'filter = Finished AND NOT priority < Medium ORDER BY key'],
  ['All', 'ORDER BY created'],
  ['Hidden', 'status = Done'],
].flatMap(([name = '', jql = ''], index) => {
  const [me, other] = testPeople;
  const owner = name === 'Hidden' ? other : me;
  if (owner === undefined) return [];
  return [
    {
      id: String(10_100 + index),
      name,
      description: '',
      jql,
      owner,
      columns: null,
      shares: [],
      favouredBy: [],
    },
  ];
});

const surroundings = { projects, customFields, sprints: testSprints };

/** When the first and the second person opened the issue, in hours ago. */
const views = fc.array(
  fc.record({ by: fc.constantFrom(...testPeople.slice(0, 2)), hours: fc.integer({ min: 0, max: 200 }) }),
  { maxLength: 2 },
);

export const arbitrarySite: fc.Arbitrary<Site> = fc
  .array(fc.tuple(issueDraft(surroundings), views), { minLength: 3, maxLength: 10 })
  .map((drafted) => {
    // The first three are PAY-1, DESK-2 and GAME-3, so that queries can name them.
    const drafts = drafted.map(
      ([draft, seen], index) => [{ ...draft, project: projects[index] ?? draft.project }, seen] as const,
    );
    const issues = drafts.map(([draft], index) => issueOf(draft, index, surroundings));
    wireUp(
      issues,
      drafts.map(([draft]) => draft),
    );
    const site = siteOf(issues);
    for (const [index, issue] of issues.entries()) {
      for (const { by, hours } of drafts[index]?.[1] ?? []) {
        viewIssue(site, by, issue, testNow - hours * 3_600_000);
      }
    }
    return readable(site);
  });

/** A parent came before its children; a link stands at both its ends. */
function wireUp(issues: readonly Issue[], drafts: readonly IssueDraft[]): void {
  const types = newLinkTypes();
  let lastLink = 0;
  for (const [index, issue] of issues.entries()) {
    const draft = drafts[index];
    if (draft === undefined) continue;
    issue.parent = pick(issues.slice(0, index), draft.parent)[0] ?? null;
    for (const { to, type: position } of draft.links) {
      const [[other], [type]] = [pick(issues, to), pick(types, position)];
      if (other === undefined || type === undefined || other === issue) continue;
      lastLink += 1;
      const id = String(lastLink);
      issue.links.push({ id, type, direction: 'outward', issue: other });
      other.links.push({ id, type, direction: 'inward', issue });
    }
  }
}

/** A failing test would otherwise print every project, workflow and person of the site. */
function readable(site: Site): Site {
  const shown = [...site.issues.values()].map((issue) => [
    issue.key,
    ...[issue.type, issue.status, issue.priority, issue.resolution].map((entry) => entry?.name),
    issue.summary,
    issue.dueDate,
    new Date(issue.createdAt).toISOString(),
    ...issue.history.map(({ at, items }) => [
      at - issue.createdAt,
      items[0]?.field,
      items[0]?.fromText,
      items[0]?.toText,
    ]),
  ]);
  return Object.defineProperty(site, fc.toStringMethod, { value: () => JSON.stringify(shown) });
}

export function siteOf(issues: readonly Issue[]): Site {
  const byKey = new Map(issues.map((issue) => [issue.key, issue]));
  return {
    cloudId: 'test',
    name: 'Test',
    url: 'https://test.example',
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
    filters: [...testFilters],
    dashboards: [],
    personal: new Map(),
    lastIds: new Map(),
    banner: { message: '', isEnabled: false, isDismissible: false, visibility: 'private' },
    auditRecords: [],
    bulkTasks: new Map(),
    tasks: new Map(),
    customFields,
    trashedFields: [],
    boards,
    sprints: [...testSprints],
    issues: byKey,
    views: new Map(),
    deletedWorklogs: [],
    texts: new TextIndex(byKey),
    formerNames: new FormerNames(byKey.values()),
  };
}
