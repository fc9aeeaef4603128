import { priorities, resolutions } from './catalogue.ts';
import type { SiteChanges } from './changes.ts';
import { compose, type Mentioned, slotFiller } from './compose.ts';
import type { IssueTemplate, ProjectContent } from './content/template.ts';
import type { AdfDocument } from './model/document.ts';
import type { Issue } from './model/issue.ts';
import type { Person } from './model/person.ts';
import type { Project } from './model/project.ts';
import type { Transition } from './model/workflow.ts';
import { automation, demoPeople, formerPerson } from './people.ts';
import type { SeededRandom } from './random.ts';

const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;

export interface StoryContext {
  readonly project: Project;
  readonly content: ProjectContent;
  readonly random: SeededRandom;
  readonly changes: SiteChanges;
  readonly now: number;
  readonly epics: readonly Issue[];
  readonly usedSummaries: Set<string>;
  /** By their text: what was said before is not built again, or large sites would fill the memory. */
  readonly documents: Map<string, AdfDocument>;
}

/** Writes one issue's life, from its creation to the present. */
export function tellStory(context: StoryContext, createdAt: number): Issue {
  const { project, random, changes, now } = context;
  const { template, fill, summary } = chooseTemplate(context);
  const reporter = someone(context, createdAt);
  const assignee = random.chance(0.82) ? worker(context) : null;
  const who = (name: Mentioned): Person | null => {
    if (name === 'assignee') return assignee;
    return name === 'reporter' ? reporter : random.pick(project.members);
  };
  const write = (text: string): AdfDocument => {
    const filled = fill(text);
    // Whom a mention means differs from issue to issue.
    if (filled.includes('@')) return compose(filled, who);
    const known = context.documents.get(filled) ?? compose(filled, who);
    context.documents.set(filled, known);
    return known;
  };
  const type =
    project.issueTypes.find((candidate) => candidate.name === template.type) ?? project.issueTypes[0];
  if (type === undefined) throw new RangeError(`${project.key} has no issue types.`);
  const component = project.components.find((candidate) => candidate.name === template.component);
  const epic = context.epics.find((candidate) => candidate.components.some((entry) => entry === component));
  const age = (now - createdAt) / DAY_MS;
  const open = random.chance(age < 12 ? 0.85 : age < 45 ? 0.5 : 0.16);
  const finalPriority = random.weighted(
    priorities.map((priority, index) => [priority, [8, 22, 46, 18, 6][index] ?? 1] as const),
  );
  const reconsidered = random.chance(0.18);
  const issue = changes.createIssue(
    {
      project,
      type,
      summary,
      description: random.chance(0.94) ? write(template.description) : null,
      priority: reconsidered ? random.pick(priorities) : finalPriority,
      reporter,
      labels: random.chance(0.7) ? template.labels : template.labels.slice(0, 1),
      components: component === undefined ? [] : [component],
      parent: epic !== undefined && random.chance(0.6) ? epic : null,
      storyPoints:
        project.typeKey === 'software' && random.chance(0.55) ? random.pick([1, 2, 3, 5, 8]) : null,
      dueDate: open && random.chance(0.5) ? dueDay(context) : null,
      affectedVersions:
        template.type === 'Bug' ? project.versions.filter((version) => version.released).slice(-1) : [],
    },
    reporter,
    createdAt,
  );
  const moments = workingMoments(context, createdAt, 9);
  const next = () => moments.shift() ?? now - 5 * 60_000;
  if (reconsidered) changes.changeIssue(issue, { priority: finalPriority }, project.lead, next());
  if (assignee !== null)
    changes.changeIssue(issue, { assignee }, random.pick([project.lead, assignee]), next());
  if (issue.dueDate !== null && random.chance(0.2)) {
    changes.changeIssue(issue, { dueDate: dueDay(context) }, project.lead, next());
  }
  talk(context, issue, write, template, next);
  advance(context, issue, open, assignee ?? project.lead, next);
  if (!open && random.chance(0.6)) {
    const closer = random.chance(0.1) ? automation : (assignee ?? reporter);
    changes.comments.add(
      issue,
      write(random.pick(context.content.closings)),
      closer,
      issue.updatedAt + 60_000,
    );
  }
  return issue;
}

/** A template and words that gave no issue yet; after a few tries a repeat is accepted, as in life. */
function chooseTemplate({ content, random, usedSummaries }: StoryContext): {
  template: IssueTemplate;
  fill: (text: string) => string;
  summary: string;
} {
  for (let tries = 0; ; tries += 1) {
    const template = random.pick(content.templates);
    const fill = slotFiller(content.slots, random);
    const filled = fill(template.summary);
    const summary = filled.charAt(0).toUpperCase() + filled.slice(1);
    if (usedSummaries.has(summary) && tries < 20) continue;
    usedSummaries.add(summary);
    return { template, fill, summary };
  }
}

/** Amira, the usual visitor, has more to do than the others. */
function worker({ project, random }: StoryContext): Person {
  return random.weighted(
    project.members.map((member) => [member, member === demoPeople[0] ? 2.4 : 1] as const),
  );
}

function someone({ project, random, now }: StoryContext, at: number): Person {
  if (now - at > 120 * DAY_MS && random.chance(0.12)) return formerPerson;
  // Anybody in the company asks the service desk; projects are fed by their own people.
  return random.pick(project.typeKey === 'service_desk' ? demoPeople : project.members);
}

/** Some overdue, many this week, some later. */
function dueDay({ random, now }: StoryContext): string {
  const days = random.weighted([
    [random.between(-16, -1), 3],
    [random.between(0, 6), 5],
    [random.between(7, 40), 4],
  ]);
  return new Date(now + days * DAY_MS).toISOString().slice(0, 10);
}

/** Increasing moments between creation and the present, on workdays between 7 and 17 o'clock UTC. */
function workingMoments({ random, now }: StoryContext, from: number, count: number): number[] {
  const span = Math.min(now - from, random.between(3, 30) * DAY_MS);
  const moments: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const moment = new Date(from + span * random.next());
    moment.setUTCHours(random.between(7, 16), random.between(0, 59), random.between(0, 59), 0);
    const weekday = moment.getUTCDay();
    const at = moment.getTime() - (weekday === 0 ? 2 : weekday === 6 ? 1 : 0) * DAY_MS;
    if (at > from && at < now) moments.push(at);
  }
  return moments.sort((left, right) => left - right).filter((at, index) => at !== moments[index - 1]);
}

function talk(
  context: StoryContext,
  issue: Issue,
  write: (text: string) => AdfDocument,
  template: IssueTemplate,
  next: () => number,
): void {
  const { random, content, changes, project } = context;
  const said = [
    ...template.comments.filter(() => random.chance(0.5)),
    ...random.some(
      content.remarks,
      random.weighted([
        [0, 5],
        [1, 4],
        [2, 1],
      ] as const),
    ),
  ];
  for (const text of said.slice(0, 3)) {
    const author =
      random.pick([issue.assignee, issue.reporter, random.pick(project.members)]) ?? project.lead;
    changes.comments.add(issue, write(text), author, next());
  }
}

/** Walks the issue through its workflow: to the end, or some steps of the way. */
function advance(
  { project, random, changes }: StoryContext,
  issue: Issue,
  open: boolean,
  author: Person,
  next: () => number,
): void {
  const workflow = project.workflows.get(issue.type.id);
  const wanted = random.between(0, 2);
  for (let steps = 0; steps < 7; steps += 1) {
    if (open ? steps >= wanted : issue.status.category.key === 'done') return;
    const ways = (workflow?.transitions ?? []).filter((way) => leadsOn(way, issue, open));
    if (ways.length === 0) return;
    const { to } = random.weighted(ways.map((way) => [way, way.to.name === 'Cancelled' ? 0.12 : 1] as const));
    const done = to.category.key === 'done';
    const withdrawn = to.name === 'Cancelled' ? resolutions[1] : null;
    const resolution = done
      ? (withdrawn ??
        random.weighted(resolutions.map((entry, index) => [entry, index === 0 ? 12 : 1] as const)))
      : null;
    changes.changeIssue(issue, { status: to, resolution }, author, next());
    if (done && project.versions.length > 0 && random.chance(0.6)) {
      const released = project.versions.find(
        (version) => (version.releaseDate ?? '') >= isoDay(issue.updatedAt),
      );
      if (released !== undefined)
        changes.changeIssue(issue, { fixVersions: [released] }, author, issue.updatedAt + 1000);
    }
  }
}

function leadsOn(way: Transition, issue: Issue, open: boolean): boolean {
  if (way.to === issue.status || (way.from !== null && !way.from.includes(issue.status))) return false;
  if (way.to.category.key === 'new') return false;
  return !open || way.to.category.key !== 'done';
}

function isoDay(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
