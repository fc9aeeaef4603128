import { plainText } from './adf.ts';
import { customFields } from './catalogue.ts';
import type {
  AdfDocument,
  Comment,
  HistoryEntry,
  HistoryItem,
  Issue,
  IssueType,
  Person,
  Project,
  Site,
} from './model.ts';

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
  | 'sprints'
  | 'storyPoints'
>;

export interface IssueDraft extends Partial<ChangeableFields> {
  project: Project;
  type: IssueType;
  summary: string;
  priority: Issue['priority'];
}

/** The only writer of a site: gives ids, keeps the history and the derived times. */
export class SiteChanges {
  readonly #site: Site;
  readonly #numbers = new Map<string, number>();
  #lastIssue = 10_000;
  #lastHistory = 20_000;
  #lastComment = 30_000;

  constructor(site: Site) {
    this.#site = site;
    for (const issue of site.issues.values()) {
      this.#numbers.set(issue.project.key, Math.max(this.#numbers.get(issue.project.key) ?? 0, issue.number));
      this.#lastIssue = Math.max(this.#lastIssue, Number(issue.id));
      for (const entry of issue.history) this.#lastHistory = Math.max(this.#lastHistory, Number(entry.id));
      for (const comment of issue.comments)
        this.#lastComment = Math.max(this.#lastComment, Number(comment.id));
    }
  }

  createIssue(draft: IssueDraft, creator: Person, at: number): Issue {
    const { project } = draft;
    const workflow = project.workflows.get(draft.type.id);
    if (workflow === undefined) throw new RangeError(`${project.key} has no type ${draft.type.name}.`);
    const number = (this.#numbers.get(project.key) ?? 0) + 1;
    this.#numbers.set(project.key, number);
    this.#lastIssue += 1;
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
      sprints: [],
      storyPoints: null,
      updatedAt: at,
      watchers: [creator],
      votes: [],
      links: [],
      comments: [],
      history: [],
      ...draft,
    };
    this.#site.issues.set(issue.key, issue);
    return issue;
  }

  /** Null when nothing differs. Changing to a status of category Done is the caller's matter to resolve. */
  changeIssue(
    issue: Issue,
    changes: Partial<ChangeableFields>,
    author: Person,
    at: number,
  ): HistoryEntry | null {
    const items = differences(issue, changes);
    if (items.length === 0) return null;
    if (changes.status !== undefined && changes.status !== issue.status) issue.statusChangedAt = at;
    if (changes.resolution !== undefined && changes.resolution !== issue.resolution) {
      issue.resolvedAt = changes.resolution === null ? null : at;
    }
    Object.assign(issue, changes);
    issue.updatedAt = at;
    this.#lastHistory += 1;
    const entry = { id: String(this.#lastHistory), author, at, items };
    issue.history.push(entry);
    return entry;
  }

  addComment(issue: Issue, body: AdfDocument, author: Person, at: number): Comment {
    this.#lastComment += 1;
    const comment: Comment = {
      id: String(this.#lastComment),
      author,
      updateAuthor: author,
      createdAt: at,
      updatedAt: at,
      body,
    };
    issue.comments.push(comment);
    issue.updatedAt = at;
    return comment;
  }

  editComment(issue: Issue, comment: Comment, body: AdfDocument, author: Person, at: number): void {
    comment.body = body;
    comment.updateAuthor = author;
    comment.updatedAt = at;
    issue.updatedAt = at;
  }

  removeComment(issue: Issue, comment: Comment, at: number): void {
    issue.comments = issue.comments.filter((other) => other !== comment);
    issue.updatedAt = at;
  }

  /** With its sub-tasks; other children only lose their parent. */
  deleteIssue(issue: Issue): void {
    this.#site.issues.delete(issue.key);
    for (const child of [...this.#site.issues.values()].filter((other) => other.parent === issue)) {
      if (child.type.hierarchyLevel === -1) this.deleteIssue(child);
      else child.parent = null;
    }
  }
}

function differences(issue: Issue, changes: Partial<ChangeableFields>): HistoryItem[] {
  const items: HistoryItem[] = [];
  const single = (
    name: keyof ChangeableFields,
    field: string,
    fieldId: string,
    read: (from: Issue) => Named,
  ) => {
    if (changes[name] === undefined) return;
    const [from, fromText] = read(issue);
    const [to, toText] = read({ ...issue, ...changes });
    if (from !== to || fromText !== toText) items.push({ field, fieldId, from, fromText, to, toText });
  };
  const set = (name: 'components' | 'fixVersions' | 'affectedVersions', field: string, fieldId: string) => {
    const next = changes[name];
    if (next === undefined) return;
    const present = issue[name];
    for (const gone of present.filter((entry) => !next.some((other) => other.id === entry.id))) {
      items.push({ field, fieldId, from: gone.id, fromText: gone.name, to: null, toText: null });
    }
    for (const added of next.filter((entry) => !present.some((other) => other.id === entry.id))) {
      items.push({ field, fieldId, from: null, fromText: null, to: added.id, toText: added.name });
    }
  };
  single('summary', 'summary', 'summary', (from) => [null, from.summary]);
  single('description', 'description', 'description', (from) => [null, text(from.description)]);
  single('environment', 'environment', 'environment', (from) => [null, text(from.environment)]);
  single('type', 'issuetype', 'issuetype', (from) => named(from.type));
  single('parent', 'Parent', 'parent', (from) => [from.parent?.id ?? null, from.parent?.key ?? null]);
  single('status', 'status', 'status', (from) => named(from.status));
  single('resolution', 'resolution', 'resolution', (from) => named(from.resolution));
  single('priority', 'priority', 'priority', (from) => named(from.priority));
  single('assignee', 'assignee', 'assignee', (from) => person(from.assignee));
  single('reporter', 'reporter', 'reporter', (from) => person(from.reporter));
  single('dueDate', 'duedate', 'duedate', (from) => [from.dueDate, from.dueDate]);
  single('labels', 'labels', 'labels', (from) => [null, from.labels.join(' ')]);
  single('sprints', 'Sprint', customFields.sprint, (from) => [
    from.sprints.map((sprint) => sprint.id).join(', '),
    from.sprints.map((sprint) => sprint.name).join(', '),
  ]);
  single('storyPoints', 'Story Points', customFields.storyPoints, (from) => [
    null,
    from.storyPoints === null ? null : String(from.storyPoints),
  ]);
  set('components', 'Component', 'components');
  set('fixVersions', 'Fix Version', 'fixVersions');
  set('affectedVersions', 'Version', 'versions');
  return items;
}

/** Id and text, as the history names a value. */
type Named = readonly [string | null, string | null];

function named(entry: { id: string; name: string } | null): Named {
  return [entry?.id ?? null, entry?.name ?? null];
}

function person(entry: Person | null): Named {
  return [entry?.accountId ?? null, entry?.displayName ?? null];
}

function text(document: AdfDocument | null): string | null {
  return document === null ? null : plainText(document);
}
