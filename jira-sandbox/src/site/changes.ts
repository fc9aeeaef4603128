import { type ChangeWatcher, nobodyWatches } from './change-watcher.ts';
import { CommentChanges } from './comment-changes.ts';
import { fieldIds } from './custom-fields.ts';
import { differences } from './differences.ts';
import { LinkChanges } from './link-changes.ts';
import type { CustomValue } from './model/custom-field.ts';
import type { HistoryEntry, HistoryItem } from './model/history.ts';
import type { Issue } from './model/issue.ts';
import type { IssueType } from './model/issue-type.ts';
import type { Person } from './model/person.ts';
import type { Project } from './model/project.ts';
import type { Site } from './model/site.ts';
import { rankBetween } from './rank.ts';
import { SprintChanges } from './sprint-changes.ts';

/** The fields of an issue that people change; each change leaves its trace in the history. */
export type ChangeableFields = Pick<
  Issue,
  | 'summary'
  | 'description'
  | 'environment'
  | 'type'
  | 'status'
  | 'priority'
  | 'resolution'
  | 'reporter'
  | 'assignee'
  | 'dueDate'
  | 'labels'
  | 'components'
  | 'fixVersions'
  | 'affectedVersions'
  | 'parent'
  | 'securityLevel'
  | 'sprints'
  | 'storyPoints'
  | 'originalEstimate'
  | 'remainingEstimate'
> & {
  /** Only the fields named change; null empties one. */
  custom: Readonly<Record<string, CustomValue | null>>;
};

/** What is counted for itself, with the number the first of its kind follows. */
const FIRST_IDS = { comment: 30_000, link: 40_000, worklog: 50_000, attachment: 60_000, remoteLink: 70_000 };

export interface IssueDraft extends Partial<ChangeableFields> {
  project: Project;
  type: IssueType;
  summary: string;
  priority: Issue['priority'];
}

/** The only writer of a site: gives ids, keeps the history and the derived times. */
export class SiteChanges {
  /** Writes sprints, boards and the order of issues. */
  readonly sprints: SprintChanges;
  readonly comments: CommentChanges;
  readonly links: LinkChanges;
  readonly #site: Site;
  readonly #watcher: ChangeWatcher;
  readonly #numbers = new Map<Project, number>();
  #lastIssue = 10_000;
  #lastHistory = 20_000;
  #lastRank: string | null = null;
  readonly #lastIds = { ...FIRST_IDS };

  constructor(site: Site, watcher: ChangeWatcher = nobodyWatches) {
    this.#site = site;
    this.#watcher = watcher;
    this.sprints = new SprintChanges(site, this);
    this.comments = new CommentChanges(this);
    this.links = new LinkChanges(this);
    for (const issue of site.issues.values()) {
      this.#numbers.set(issue.project, Math.max(this.#numbers.get(issue.project) ?? 0, issue.number));
      this.#lastIssue = Math.max(this.#lastIssue, Number(issue.id));
      if (this.#lastRank === null || issue.rank > this.#lastRank) this.#lastRank = issue.rank;
      for (const entry of issue.history) this.#lastHistory = Math.max(this.#lastHistory, Number(entry.id));
      for (const { id } of issue.comments) this.#see('comment', id);
      for (const { id } of issue.links) this.#see('link', id);
      for (const { id } of issue.worklogs) this.#see('worklog', id);
      for (const { id } of issue.attachments) this.#see('attachment', id);
      for (const { id } of issue.remoteLinks) this.#see('remoteLink', id);
    }
  }

  #see(kind: keyof typeof FIRST_IDS, id: string): void {
    this.#lastIds[kind] = Math.max(this.#lastIds[kind], Number(id));
  }

  newId(kind: keyof typeof FIRST_IDS): string {
    this.#lastIds[kind] += 1;
    return String(this.#lastIds[kind]);
  }

  get site(): Site {
    return this.#site;
  }

  /** Said before an issue is changed by others than this class, as worklogs and attachments are. */
  changing(issue: Issue): void {
    this.#watcher.changing(issue);
  }

  createIssue(draft: IssueDraft, creator: Person, at: number): Issue {
    const { project } = draft;
    const workflow = project.workflows.get(draft.type.id);
    if (workflow === undefined) throw new RangeError(`${project.key} has no type ${draft.type.name}.`);
    const number = (this.#numbers.get(project) ?? 0) + 1;
    this.#numbers.set(project, number);
    this.#lastIssue += 1;
    this.#lastRank = rankBetween(this.#lastRank, null);
    const issue: Issue = {
      id: String(this.#lastIssue),
      key: `${project.key}-${number}`,
      number,
      createdAt: at,
      creator,
      description: null,
      environment: null,
      status: workflow.initial,
      statusChangedAt: at,
      resolution: null,
      resolvedAt: null,
      reporter: creator,
      assignee: null,
      dueDate: null,
      labels: [],
      components: [],
      fixVersions: [],
      affectedVersions: [],
      parent: null,
      storyPoints: null,
      updatedAt: at,
      watchers: [creator],
      votes: [],
      links: [],
      comments: [],
      originalEstimate: null,
      remainingEstimate: draft.originalEstimate ?? null,
      worklogs: [],
      attachments: [],
      remoteLinks: [],
      properties: new Map(),
      history: [],
      rank: this.#lastRank,
      ...draft,
      // A sub-task is where its parent is, and seen by whom that is seen.
      sprints: (draft.type.hierarchyLevel === -1 ? draft.parent?.sprints : draft.sprints) ?? [],
      securityLevel:
        (draft.type.hierarchyLevel === -1 ? draft.parent?.securityLevel : draft.securityLevel) ?? null,
      custom: withValues({}, draft.custom ?? {}),
    };
    this.#site.issues.set(issue.key, issue);
    this.#site.texts.changed(issue);
    this.#watcher.created(issue);
    return issue;
  }

  /** Null when nothing differs. Changing to a status of category Done is the caller's matter to resolve. */
  changeIssue(
    issue: Issue,
    wanted: Partial<ChangeableFields>,
    author: Person,
    at: number,
  ): HistoryEntry | null {
    // A sub-task that gets another parent goes where that is.
    const above = issue.type.hierarchyLevel === -1 ? wanted.parent : null;
    const changes = above
      ? { ...wanted, sprints: above.sprints, securityLevel: above.securityLevel }
      : wanted;
    const items = differences(issue, changes, this.#site.customFields);
    if (items.length === 0) return null;
    this.changing(issue);
    if (changes.status !== undefined && changes.status !== issue.status) issue.statusChangedAt = at;
    if (changes.resolution !== undefined && changes.resolution !== issue.resolution) {
      issue.resolvedAt = changes.resolution === null ? null : at;
    }
    const { custom, ...others } = changes;
    Object.assign(issue, others);
    if (custom !== undefined) issue.custom = withValues(issue.custom, custom);
    const entry = this.record(issue, items, author, at);
    const { sprints, securityLevel } = changes;
    if ((sprints !== undefined || securityLevel !== undefined) && issue.type.hierarchyLevel === 0) {
      const inherited = { sprints: issue.sprints, securityLevel: issue.securityLevel };
      for (const child of this.#subtasks(issue)) this.changeIssue(child, inherited, author, at);
    }
    return entry;
  }

  #subtasks(issue: Issue): Issue[] {
    return [...this.#site.issues.values()].filter(
      (other) => other.parent === issue && other.type.hierarchyLevel === -1,
    );
  }

  /** Gives the issue another place in the site's order. As in Jira, that does not count as an update of it. */
  placeIssue(issue: Issue, rank: string, author: Person, at: number): void {
    if (rank === issue.rank) return;
    this.changing(issue);
    const toText = rank < issue.rank ? 'Ranked higher' : 'Ranked lower';
    issue.rank = rank;
    if (this.#lastRank === null || rank > this.#lastRank) this.#lastRank = rank;
    const { updatedAt } = issue;
    const nothing = { from: '', fromText: '', to: '' };
    this.record(issue, [{ field: 'Rank', fieldId: fieldIds.rank, ...nothing, toText }], author, at);
    issue.updatedAt = updatedAt;
  }

  /** One entry of the history, of what the caller has changed. */
  record(issue: Issue, items: readonly HistoryItem[], author: Person, at: number): HistoryEntry {
    issue.updatedAt = at;
    this.#lastHistory += 1;
    const entry = { id: String(this.#lastHistory), author, at, items };
    issue.history.push(entry);
    this.#site.formerNames.told(entry);
    this.#site.texts.changed(issue);
    return entry;
  }

  watch(issue: Issue, person: Person): void {
    if (issue.watchers.includes(person)) return;
    this.changing(issue);
    issue.watchers = [...issue.watchers, person];
  }

  unwatch(issue: Issue, person: Person): void {
    this.changing(issue);
    issue.watchers = issue.watchers.filter((watcher) => watcher !== person);
  }

  vote(issue: Issue, person: Person): void {
    if (issue.votes.includes(person)) return;
    this.changing(issue);
    issue.votes = [...issue.votes, person];
  }

  withdrawVote(issue: Issue, person: Person): void {
    this.changing(issue);
    issue.votes = issue.votes.filter((voter) => voter !== person);
  }

  /** With its sub-tasks; other children only lose their parent, which their history tells. */
  deleteIssue(issue: Issue, author: Person, at: number): void {
    this.changing(issue);
    this.#site.issues.delete(issue.key);
    this.#site.formerNames.left(issue);
    for (const { id, issue: other } of issue.links) {
      this.changing(other);
      other.links = other.links.filter((link) => link.id !== id);
    }
    for (const child of [...this.#site.issues.values()].filter((other) => other.parent === issue)) {
      if (child.type.hierarchyLevel === -1) this.deleteIssue(child, author, at);
      else this.changeIssue(child, { parent: null }, author, at);
    }
  }
}

function withValues(
  present: Issue['custom'],
  changes: ChangeableFields['custom'],
): Record<string, CustomValue> {
  const next: Record<string, CustomValue> = { ...present };
  for (const [id, value] of Object.entries(changes)) {
    if (value === null) delete next[id];
    else next[id] = value;
  }
  return next;
}
