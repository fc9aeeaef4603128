import fc from 'fast-check';
import { document, paragraph } from '../site/adf.ts';
import { issueTypes, newLinkTypes, priorities, resolutions, statuses } from '../site/catalogue.ts';
import { siteCustomFields } from '../site/custom-fields.ts';
import type { HistoryEntry } from '../site/model/history.ts';
import type { Issue } from '../site/model/issue.ts';
import type { Person } from '../site/model/person.ts';
import type { Site } from '../site/model/site.ts';
import type { Status } from '../site/model/workflow.ts';
import { allPeople, demoGroups } from '../site/people.ts';
import { demoProjects } from '../site/projects.ts';
import { rankAt } from '../site/rank.ts';
import { TextIndex } from './text-index.ts';

/** For tests: small sites whose issues take few values, so that random queries find some and miss some. */

/** A Monday. */
export const testNow = Date.parse('2026-11-23T12:00:00Z');
export const testPeople: readonly Person[] = allPeople.slice(0, 3);
export const testStatuses: readonly Status[] = [statuses.toDo, statuses.inProgress, statuses.done];
export const testWords = ['login', 'payment', 'refund', 'screen', 'crash'];

const hour = 3_600_000;
const groups = demoGroups();
const projects = demoProjects(testNow, groups);

const instant = fc.integer({ min: 0, max: 40 * 24 }).map((hours) => testNow - hours * hour);
const sentence = fc.array(fc.constantFrom(...testWords), { maxLength: 4 }).map((words) => words.join(' '));

/** Changes of status with the hours between them. */
const statusChanges = fc.array(
  fc.record({
    to: fc.constantFrom(...testStatuses),
    by: fc.constantFrom(...testPeople),
    hours: fc.integer({ min: 0, max: 200 }),
  }),
  { maxLength: 4 },
);

const draft = fc.record({
  project: fc.constantFrom(...projects),
  type: fc.constantFrom(issueTypes.bug, issueTypes.task, issueTypes.story),
  summary: sentence,
  description: fc.option(sentence),
  priority: fc.constantFrom(...priorities),
  resolution: fc.option(fc.constantFrom(...resolutions)),
  assignee: fc.option(fc.constantFrom(...testPeople)),
  reporter: fc.option(fc.constantFrom(...testPeople)),
  dueDays: fc.option(fc.integer({ min: -5, max: 5 })),
  labels: fc.uniqueArray(fc.constantFrom('ui', 'api', 'slow'), { maxLength: 2 }),
  component: fc.option(fc.nat(20)),
  version: fc.option(fc.nat(20)),
  customers: fc.option(fc.integer({ min: 1, max: 4 })),
  reference: fc.option(sentence),
  loggedBy: fc.uniqueArray(fc.constantFrom(...testPeople), { maxLength: 2 }),
  points: fc.option(fc.integer({ min: 1, max: 8 })),
  createdAt: instant,
  updatedAt: instant,
  firstStatus: fc.constantFrom(...testStatuses),
  statusChanges,
});

export const arbitrarySite: fc.Arbitrary<Site> = fc
  .array(draft, { minLength: 1, maxLength: 12 })
  .map((drafts) => readable(siteOf(drafts.map(issueOf))));

/** A failing test would otherwise print every project, workflow and person of the site. */
function readable(site: Site): Site {
  const shown = [...site.issues.values()].map((issue) => [
    issue.key,
    ...[issue.type, issue.status, issue.priority, issue.resolution].map((entry) => entry?.name),
    issue.summary,
    issue.dueDate,
    new Date(issue.createdAt).toISOString(),
    ...issue.history.map(({ at, items }) => [at - issue.createdAt, items[0]?.fromText, items[0]?.toText]),
  ]);
  return Object.defineProperty(site, fc.toStringMethod, { value: () => JSON.stringify(shown) });
}

type Draft = typeof draft extends fc.Arbitrary<infer T> ? T : never;

function issueOf(from: Draft, index: number): Issue {
  const { project, createdAt } = from;
  const history = statusHistory(from);
  const last = from.statusChanges.at(-1);
  const pick = <T>(list: readonly T[], position: number | null): T[] => {
    const picked = position === null ? undefined : list[position % Math.max(1, list.length)];
    return picked === undefined ? [] : [picked];
  };
  return {
    id: String(20_000 + index),
    key: `${project.key}-${index + 1}`,
    number: index + 1,
    project,
    createdAt,
    creator: testPeople[0] ?? project.lead,
    type: from.type,
    summary: from.summary,
    description: from.description === null ? null : document(paragraph(from.description)),
    environment: null,
    status: last?.to ?? from.firstStatus,
    statusChangedAt: createdAt,
    priority: from.priority,
    resolution: from.resolution,
    resolvedAt: from.resolution === null ? null : from.updatedAt,
    reporter: from.reporter,
    assignee: from.assignee,
    dueDate:
      from.dueDays === null ? null : new Date(testNow + from.dueDays * 24 * hour).toISOString().slice(0, 10),
    labels: from.labels,
    components: pick(project.components, from.component),
    fixVersions: pick(project.versions, from.version),
    affectedVersions: [],
    parent: null,
    sprints: [],
    storyPoints: from.points,
    custom: {
      ...(from.customers === null ? {} : { customfield_10035: from.customers }),
      ...(from.reference === null ? {} : { customfield_10037: from.reference }),
    },
    rank: rankAt(index),
    updatedAt: from.updatedAt,
    watchers: [],
    votes: [],
    links: [],
    comments: [],
    originalEstimate: null,
    remainingEstimate: null,
    worklogs: from.loggedBy.map((author, place) => ({
      id: String(place),
      author,
      updateAuthor: author,
      createdAt,
      updatedAt: createdAt,
      startedAt: createdAt,
      seconds: 600,
      comment: null,
      visibility: null,
      properties: new Map(),
    })),
    attachments: [],
    remoteLinks: [],
    properties: new Map(),
    history,
  };
}

function statusHistory({ createdAt, firstStatus, statusChanges: changes }: Draft): HistoryEntry[] {
  let at = createdAt;
  let before: Status = firstStatus;
  return changes.map(({ to, by, hours }, index) => {
    at += hours * hour;
    const entry: HistoryEntry = {
      id: String(index),
      author: by,
      at,
      items: [
        {
          field: 'status',
          fieldId: 'status',
          from: before.id,
          fromText: before.name,
          to: to.id,
          toText: to.name,
        },
      ],
    };
    before = to;
    return entry;
  });
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
    priorities,
    resolutions,
    issueTypes: Object.values(issueTypes),
    projects: [...projects],
    hiddenProjects: [],
    projectCategories: [],
    linkTypes: newLinkTypes(),
    filters: [],
    dashboards: [],
    personal: new Map(),
    lastIds: new Map(),
    customFields: siteCustomFields(projects),
    boards: [],
    sprints: [],
    issues: byKey,
    deletedWorklogs: [],
    texts: new TextIndex(byKey),
  };
}
