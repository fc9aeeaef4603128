import fc from 'fast-check';
import { document, paragraph } from '../site/adf.ts';
import { issueTypes, priorities, resolutions, statuses } from '../site/catalogue.ts';
import { fieldIds } from '../site/custom-fields.ts';
import type { CustomField, CustomValue, FieldOption } from '../site/model/custom-field.ts';
import type { Issue } from '../site/model/issue.ts';
import type { Person } from '../site/model/person.ts';
import type { Project } from '../site/model/project.ts';
import type { Sprint } from '../site/model/sprint.ts';
import type { Status } from '../site/model/workflow.ts';
import { allPeople } from '../site/people.ts';
import { rankAt } from '../site/rank.ts';
import { historyOf, listHistory, singleHistory, steps } from './arbitrary-history.ts';

/** For tests: issues that take few values, so that random queries find some and miss some. */

/** A Monday. */
export const testNow = Date.parse('2026-11-23T12:00:00Z');
export const testPeople: readonly Person[] = allPeople.slice(0, 3);
export const testStatuses: readonly Status[] = [statuses.toDo, statuses.inProgress, statuses.done];
/** Issues were in it once; the site has it no more. */
export const goneStatus: Status = { ...statuses.toDo, id: '19999', name: 'Parked' };
export const testWords = ['login', 'payment', 'refund', 'screen', 'crash'];

const hour = 3_600_000;
const day = 24 * hour;

/** What issues can name besides the catalogue. */
export interface Surroundings {
  readonly projects: readonly Project[];
  readonly customFields: readonly CustomField[];
  readonly sprints: readonly Sprint[];
}

const instant = fc.integer({ min: 0, max: 40 * 24 }).map((hours) => testNow - hours * hour);
const dayText = fc
  .integer({ min: -5, max: 5 })
  .map((days) => new Date(testNow + days * day).toISOString().slice(0, 10));
const sentence = fc.array(fc.constantFrom(...testWords), { maxLength: 4 }).map((words) => words.join(' '));
const written = sentence.map((text) => document(paragraph(text)));
const person = fc.constantFrom(...testPeople);
const some = fc.subarray([...testPeople], { maxLength: 2 });
const few = fc.nat(20);

export const issueDraft = ({ projects, sprints }: Surroundings) =>
  fc.record({
    project: fc.constantFrom(...projects),
    type: fc.constantFrom(
      issueTypes.bug,
      issueTypes.task,
      issueTypes.story,
      issueTypes.epic,
      issueTypes.subtask,
    ),
    summary: sentence,
    description: fc.option(written),
    environment: fc.option(written),
    dueDate: fc.option(dayText),
    labels: fc.uniqueArray(fc.constantFrom('ui', 'api', 'Slow'), { maxLength: 2 }),
    component: fc.option(few),
    affected: fc.option(few),
    parent: fc.option(few),
    level: fc.option(few),
    sprints: fc.subarray([...sprints], { maxLength: 2 }),
    points: fc.option(fc.integer({ min: 1, max: 8 })),
    originalEstimate: fc.option(fc.constantFrom(0, 1_800, 3_600, 28_800)),
    remainingEstimate: fc.option(fc.constantFrom(0, 600, 3_600)),
    watchers: some,
    votes: some,
    hasFile: fc.boolean(),
    links: fc.array(fc.record({ to: few, type: few }), { maxLength: 2 }),
    comments: fc.array(fc.record({ author: person, createdAt: instant, body: written }), { maxLength: 2 }),
    worklogs: fc.array(
      fc.record({
        author: person,
        startedAt: instant,
        seconds: fc.constantFrom(600, 1_800, 3_600),
        comment: fc.option(written),
      }),
      { maxLength: 2 },
    ),
    review: fc.option(
      fc.record({ state: fc.constantFrom('open', 'Done'), score: fc.integer({ min: 1, max: 4 }) }),
    ),
    custom: fc.record({
      reviewer: fc.option(person),
      stakeholders: some,
      severity: fc.option(few),
      platforms: fc.array(few, { maxLength: 2 }),
      region: fc.option(fc.tuple(few, fc.option(few))),
      customers: fc.option(fc.integer({ min: 1, max: 4 })),
      reference: fc.option(sentence),
      criteria: fc.option(written),
      startDate: fc.option(dayText),
      changeWindow: fc.option(instant),
      isFlagged: fc.boolean(),
      squads: fc.tuple(fc.option(few), fc.option(few)),
    }),
    creator: person,
    createdAt: instant,
    updatedAt: instant,
    statusChangedAt: instant,
    first: fc.record({
      status: fc.constantFrom(...testStatuses),
      assignee: fc.option(person),
      reporter: fc.option(person),
      priority: fc.constantFrom(...priorities),
      resolution: fc.option(fc.constantFrom(...resolutions)),
      version: fc.option(few),
    }),
    steps: fc.record({
      status: steps(fc.constantFrom(...testStatuses), testPeople),
      assignee: steps(fc.option(person), testPeople),
      reporter: steps(fc.option(person), testPeople),
      priority: steps(fc.constantFrom(...priorities), testPeople),
      resolution: steps(fc.option(fc.constantFrom(...resolutions)), testPeople),
      versions: steps(few, testPeople),
    }),
    wasParked: fc.boolean(),
  });

export type IssueDraft = ReturnType<typeof issueDraft> extends fc.Arbitrary<infer Draft> ? Draft : never;

export function issueOf(from: IssueDraft, index: number, around: Surroundings): Issue {
  const { project, createdAt, first } = from;
  const told = pastOf(from);
  const { status, assignee, reporter, priority, resolution, versions } = told;
  return {
    id: String(20_000 + index),
    key: `${project.key}-${index + 1}`,
    number: index + 1,
    project,
    createdAt,
    creator: from.creator,
    type: from.type,
    summary: from.summary,
    description: from.description,
    environment: from.environment,
    status: status.present,
    statusChangedAt: from.statusChangedAt,
    priority: priority.present,
    resolution: resolution.present,
    resolvedAt: first.resolution === null ? null : from.updatedAt,
    reporter: reporter.present,
    assignee: assignee.present,
    dueDate: from.dueDate,
    labels: from.labels,
    components: pick(project.components, from.component),
    fixVersions: versions.present,
    affectedVersions: pick(project.versions, from.affected),
    parent: null,
    securityLevel:
      pick(
        around.projects.flatMap(({ securityLevels }) => securityLevels),
        from.level,
      )[0] ?? null,
    sprints: from.sprints,
    storyPoints: from.points,
    custom: customValues(from, around.customFields),
    rank: rankAt(index),
    updatedAt: from.updatedAt,
    watchers: from.watchers,
    votes: from.votes,
    links: [],
    comments: from.comments.map((comment, place) => ({
      id: `${index}.${place}`,
      ...comment,
      updateAuthor: comment.author,
      updatedAt: comment.createdAt,
      visibility: null,
      properties: new Map(),
    })),
    originalEstimate: from.originalEstimate,
    remainingEstimate: from.remainingEstimate,
    worklogs: from.worklogs.map((worklog, place) => ({
      id: `${index}.${place}`,
      ...worklog,
      updateAuthor: worklog.author,
      createdAt,
      updatedAt: createdAt,
      visibility: null,
      properties: new Map(),
    })),
    attachments: from.hasFile
      ? [
          {
            id: `${index}`,
            fileName: 'log.txt',
            mimeType: 'text/plain',
            author: from.creator,
            createdAt,
            content: new Uint8Array(),
          },
        ]
      : [],
    remoteLinks: [],
    properties: new Map(from.review === null ? [] : [['review', from.review]]),
    history: historyOf(Object.values(told).map(({ changes }) => changes)),
  };
}

function pastOf(from: IssueDraft) {
  const { project, createdAt, first, steps: taken } = from;
  const same = (field: string) => ({ field, fieldId: field });
  const someone = (person: Person | null) =>
    person === null ? null : { id: person.accountId, name: person.displayName };
  return {
    status: singleHistory(same('status'), first.status, statusSteps(from), (value) => value, createdAt),
    assignee: singleHistory(same('assignee'), first.assignee, taken.assignee, someone, createdAt),
    reporter: singleHistory(same('reporter'), first.reporter, taken.reporter, someone, createdAt),
    priority: singleHistory(same('priority'), first.priority, taken.priority, (value) => value, createdAt),
    resolution: singleHistory(
      same('resolution'),
      first.resolution,
      taken.resolution,
      (value) => value,
      createdAt,
    ),
    versions: listHistory(
      { field: 'Fix Version', fieldId: 'fixVersions' },
      pick(project.versions, first.version),
      taken.versions.flatMap((step) => pick(project.versions, step.to).map((to) => ({ ...step, to }))),
      createdAt,
    ),
  };
}

/** Some issues left the status that is gone. */
function statusSteps({ steps: { status }, wasParked, creator }: IssueDraft) {
  if (!wasParked || status.length === 0) return status;
  return [{ to: goneStatus, by: creator, hours: 5 }, ...status];
}

export function pick<T>(list: readonly T[], position: number | null): T[] {
  const picked = position === null ? undefined : list[position % Math.max(1, list.length)];
  return picked === undefined ? [] : [picked];
}

function customValues({ custom }: IssueDraft, fields: readonly CustomField[]): Issue['custom'] {
  const options = (id: string): readonly FieldOption[] =>
    fields.find((field) => field.id === id)?.contexts.flatMap((context) => context.options) ?? [];
  const chosen = (id: string, position: number | null) => filled(pick(options(id), position));
  const [region] = custom.region === null ? [] : pick(options('customfield_10032'), custom.region[0]);
  const values: Record<string, CustomValue | null> = {
    [fieldIds.startDate]: custom.startDate,
    [fieldIds.flagged]: custom.isFlagged ? chosen(fieldIds.flagged, 0) : null,
    customfield_10030: chosen('customfield_10030', custom.severity),
    customfield_10031: filled([
      ...new Set(custom.platforms.flatMap((position) => pick(options('customfield_10031'), position))),
    ]),
    customfield_10032:
      region === undefined ? null : [region, ...pick(region.children, custom.region?.[1] ?? null)],
    customfield_10033: custom.reviewer === null ? null : [custom.reviewer],
    customfield_10034: filled(custom.stakeholders),
    customfield_10035: custom.customers,
    customfield_10036: custom.changeWindow,
    customfield_10037: custom.reference,
    customfield_10038: custom.criteria,
    customfield_10039: chosen('customfield_10039', custom.squads[0]),
    customfield_10040: chosen('customfield_10040', custom.squads[1]),
  };
  return Object.fromEntries(
    Object.entries(values).flatMap(([id, value]) => (value === null ? [] : [[id, value] as const])),
  );
}

function filled<Entry>([first, ...rest]: readonly Entry[]): readonly [Entry, ...Entry[]] | null {
  return first === undefined ? null : [first, ...rest];
}
