/**
 * What a Jira site consists of, in Jira's own terms. Issues hold the catalogue entries themselves (not ids),
 * so that `issue.status.name` needs no look-up. Instants are milliseconds since 1970; days are `YYYY-MM-DD`.
 * Issues and comments change only through ./changes.ts; of the catalogue only components, versions, link types, role actors
 * and filters change, each through the file of its name.
 */

import type { Holder } from '../permissions/holder.ts';
import type { TextIndex } from '../search/text-index.ts';

/** An Atlassian Document Format node; the whole document has type `doc` and version 1. */
export interface AdfNode {
  type: string;
  version?: number;
  text?: string;
  attrs?: Record<string, unknown>;
  marks?: { type: string; attrs?: Record<string, unknown> }[];
  content?: AdfNode[];
}

export interface AdfDocument extends AdfNode {
  type: 'doc';
  version: 1;
  content: AdfNode[];
}

export interface Person {
  readonly accountId: string;
  readonly displayName: string;
  readonly email: string;
  /** IANA name, such as `Europe/Berlin`. */
  readonly timeZone: string;
  readonly locale: string;
  readonly active: boolean;
  /** `app` accounts write comments and cannot sign in. */
  readonly accountType: 'atlassian' | 'app';
}

export interface Group {
  readonly id: string;
  readonly name: string;
  readonly members: readonly Person[];
}

/** Jira has exactly these categories; their names are To Do, In Progress and Done. */
export interface StatusCategory {
  readonly id: number;
  readonly key: 'new' | 'indeterminate' | 'done';
  readonly name: 'To Do' | 'In Progress' | 'Done';
  readonly colorName: 'blue-gray' | 'yellow' | 'green';
}

export interface Status {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly category: StatusCategory;
}

export interface Transition {
  readonly id: string;
  readonly name: string;
  readonly to: Status;
  /** The statuses it starts from; null for a global transition, offered everywhere but in its own target. */
  readonly from: readonly Status[] | null;
  /** The workflow's condition: who is offered it; everybody where absent. */
  readonly onlyFor?: readonly Holder[];
  /** Fields asked for on the way, by their REST names; those of `required` must be given. */
  readonly screen?: { readonly fields: readonly string[]; readonly required: readonly string[] };
}

export interface Workflow {
  readonly name: string;
  readonly initial: Status;
  readonly statuses: readonly Status[];
  readonly transitions: readonly Transition[];
}

export interface Priority {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly color: string;
  /** 0 is the most urgent. */
  readonly rank: number;
}

export interface Resolution {
  readonly id: string;
  readonly name: string;
  readonly description: string;
}

export interface IssueType {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  /** 1 epic, 0 standard, -1 sub-task. */
  readonly hierarchyLevel: 1 | 0 | -1;
}

/** Who gets a new issue of the component that names nobody. */
export type AssigneeRule = 'PROJECT_DEFAULT' | 'COMPONENT_LEAD' | 'PROJECT_LEAD' | 'UNASSIGNED';

export interface Component {
  readonly id: string;
  name: string;
  description: string;
  lead: Person | null;
  assigneeType: AssigneeRule;
}

export interface Version {
  readonly id: string;
  name: string;
  description: string;
  released: boolean;
  archived: boolean;
  startDate: string | null;
  releaseDate: string | null;
}

/** A role that every project has, such as Administrators. */
export interface ProjectRole {
  readonly id: string;
  readonly name: string;
  readonly description: string;
}

/** Who has a role in one project: people by themselves and as members of groups. */
export interface RoleActors {
  readonly role: ProjectRole;
  readonly people: Person[];
  readonly groups: Group[];
}

/** With whom a filter is shared; `loggedin` is everybody on the site. */
export type FilterShare =
  | { readonly id: number; readonly type: 'loggedin' | 'global' }
  | { readonly id: number; readonly type: 'group'; readonly group: Group }
  | { readonly id: number; readonly type: 'user'; readonly user: Person }
  | {
      readonly id: number;
      readonly type: 'project';
      readonly project: Project;
      /** Null for everybody who sees the project. */
      readonly role: ProjectRole | null;
    };

/** A search that somebody saved. */
export interface Filter {
  readonly id: string;
  name: string;
  description: string;
  jql: string;
  owner: Person;
  /** Field ids; null where nobody chose any. */
  columns: readonly string[] | null;
  readonly shares: FilterShare[];
  readonly favouredBy: Person[];
}

/** Changes only through ./sprint-changes.ts. Its days are planned or past: a future sprint may have none. */
export interface Sprint {
  readonly id: number;
  name: string;
  goal: string;
  state: 'future' | 'active' | 'closed';
  readonly createdAt: number;
  startAt: number | null;
  endAt: number | null;
  /** When it was completed; null before that. */
  completedAt: number | null;
  /** Where it was made; its issues may be on other boards, too. */
  readonly board: Board;
  /** What apps keep beside it, by key. */
  readonly properties: Map<string, unknown>;
}

export interface BoardColumn {
  readonly name: string;
  readonly statuses: readonly Status[];
  /** Limits of the work in progress; null for none. */
  readonly least: number | null;
  readonly most: number | null;
}

export interface QuickFilter {
  readonly id: number;
  readonly name: string;
  readonly jql: string;
  readonly description: string;
}

/** A view of the issues that its filter finds, in rank order; only scrum boards have sprints and a backlog of them. */
export interface Board {
  readonly id: number;
  readonly name: string;
  readonly type: 'scrum' | 'kanban';
  /** Where it is found, and whose issues its sprints take. */
  readonly project: Project;
  readonly filterId: string;
  /** Of the saved filter. */
  readonly jql: string;
  /** What the columns leave out besides, such as released versions; empty for nothing. */
  readonly subQuery: string;
  readonly columns: readonly BoardColumn[];
  /** The number field that its issues are estimated in; null for a count of issues. */
  readonly estimation: CustomField | null;
  readonly quickFilters: readonly QuickFilter[];
  /** What apps keep beside it, by key. */
  readonly properties: Map<string, unknown>;
}

/** What a custom field holds. Jira's own kinds of agile fields take their values from the issue itself. */
export type CustomFieldKind =
  | 'number'
  | 'storyPoints'
  | 'text'
  | 'richText'
  | 'date'
  | 'dateTime'
  | 'select'
  | 'multiSelect'
  | 'checkboxes'
  | 'cascadingSelect'
  | 'person'
  | 'people'
  | 'sprint'
  | 'epicLink'
  | 'epicName'
  | 'epicColor'
  | 'epicStatus'
  | 'rank';

export interface FieldOption {
  readonly id: string;
  value: string;
  disabled: boolean;
  /** Of cascading selects; empty elsewhere. */
  readonly children: FieldOption[];
}

/** Where a custom field is offered, and with which options. */
export interface FieldContext {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  /** Null for every project. */
  readonly projects: readonly Project[] | null;
  /** Null for every type. */
  readonly issueTypes: readonly IssueType[] | null;
  readonly options: FieldOption[];
}

export interface CustomField {
  /** `customfield_NNNNN`. */
  readonly id: string;
  /** The number in the id, as in `cf[10020]`. */
  readonly number: number;
  readonly name: string;
  readonly description: string;
  readonly kind: CustomFieldKind;
  /** At most one holds for a project and type: the first that names them. */
  readonly contexts: readonly FieldContext[];
}

/**
 * By the field's kind: a number; a text, day, epic name or colour; an instant (milliseconds since 1970); a document;
 * options (one for select and epic status, parent and perhaps child for cascading selects); people (one for a picker of
 * one). A list is never empty: an empty field has no value.
 */
export type CustomValue =
  | number
  | string
  | AdfDocument
  | readonly [FieldOption, ...FieldOption[]]
  | readonly [Person, ...Person[]];

export interface Project {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly description: string;
  readonly typeKey: 'software' | 'service_desk' | 'business';
  readonly lead: Person;
  readonly members: readonly Person[];
  readonly issueTypes: readonly IssueType[];
  /** By issue type id; every type of the project has one. */
  readonly workflows: ReadonlyMap<string, Workflow>;
  readonly components: Component[];
  /** In the order in which people put them. */
  readonly versions: Version[];
  /** One for each role of the site. */
  readonly roles: readonly RoleActors[];
  /** What clients keep with the project, by key. */
  readonly properties: Map<string, unknown>;
}

/**
 * One changed field. `from`/`to` are ids (account id, status id, day …) or null for empty; the texts are what
 * Jira shows. Labels: no ids, texts space-separated. Components and versions: one item per entry added
 * (from null) or removed (to null).
 */
export interface HistoryItem {
  /** Jira's name in the changelog: `status`, `assignee`, `priority`, `resolution`, `duedate`, `summary`,
   * `description`, `labels`, `Component`, `Fix Version`, `Version`, `Sprint`, `issuetype`, `Parent`, `reporter`,
   * `timeoriginalestimate`, `timeestimate`, `timespent`, `WorklogId`, `Attachment`, `Link`, `RemoteIssueLink`. */
  readonly field: string;
  /** Name of the field in REST: `status`, `components`, `fixVersions`, `versions`, `customfield_10020`, … */
  readonly fieldId: string;
  readonly from: string | null;
  readonly fromText: string | null;
  readonly to: string | null;
  readonly toText: string | null;
}

/** One changelog entry: what one person changed at one moment. */
export interface HistoryEntry {
  readonly id: string;
  readonly author: Person;
  readonly at: number;
  readonly items: readonly HistoryItem[];
}

/** Who alone may read a comment or worklog: those who have a role in the project, or the members of a group. */
export interface Visibility {
  readonly type: 'role' | 'group';
  /** Id of the role or group. */
  readonly identifier: string;
  /** Its name. */
  readonly value: string;
}

/** What apps keep with an issue, a comment or a worklog: JSON by key. */
export type EntityProperties = ReadonlyMap<string, unknown>;

export interface Comment {
  readonly id: string;
  readonly author: Person;
  updateAuthor: Person;
  readonly createdAt: number;
  updatedAt: number;
  body: AdfDocument;
  /** Null: everybody who sees the issue. */
  visibility: Visibility | null;
  properties: EntityProperties;
}

/** Time that somebody says to have worked on an issue. */
export interface Worklog {
  readonly id: string;
  readonly author: Person;
  updateAuthor: Person;
  readonly createdAt: number;
  updatedAt: number;
  /** When the work began. */
  startedAt: number;
  /** How long it took. */
  seconds: number;
  comment: AdfDocument | null;
  visibility: Visibility | null;
  properties: EntityProperties;
}

/** A file with an issue; never changes, only goes. */
export interface Attachment {
  readonly id: string;
  readonly fileName: string;
  readonly mimeType: string;
  readonly author: Person;
  readonly createdAt: number;
  readonly content: Uint8Array;
}

/** A link from an issue to something outside Jira. */
export interface RemoteLink {
  readonly id: string;
  /** The other application's own name of the thing; unique within the issue. */
  readonly globalId: string | null;
  /** How the issue stands to it: `causes`. */
  relationship: string | null;
  application: { readonly type?: string; readonly name?: string };
  object: {
    readonly url: string;
    readonly title: string;
    readonly summary?: string;
    readonly icon?: RemoteIcon;
    readonly status?: { readonly resolved?: boolean; readonly icon?: RemoteIcon };
  };
}

export interface RemoteIcon {
  readonly url16x16?: string;
  readonly title?: string;
  readonly link?: string;
}

export interface IssueLinkType {
  readonly id: string;
  name: string;
  /** What the target shows: `is blocked by`. */
  inward: string;
  /** What the source shows: `blocks`. */
  outward: string;
}

/** One of the two ends: source and target each hold one with the same id. */
export interface IssueLink {
  readonly id: string;
  readonly type: IssueLinkType;
  readonly direction: 'inward' | 'outward';
  readonly issue: Issue;
}

export interface Issue {
  readonly id: string;
  readonly key: string;
  /** The number in the key, so that keys sort as Jira sorts them. */
  readonly number: number;
  readonly project: Project;
  readonly createdAt: number;
  readonly creator: Person;
  type: IssueType;
  summary: string;
  description: AdfDocument | null;
  environment: AdfDocument | null;
  status: Status;
  statusChangedAt: number;
  priority: Priority;
  resolution: Resolution | null;
  resolvedAt: number | null;
  reporter: Person | null;
  assignee: Person | null;
  dueDate: string | null;
  labels: readonly string[];
  components: readonly Component[];
  fixVersions: readonly Version[];
  /** "Affects versions". */
  affectedVersions: readonly Version[];
  parent: Issue | null;
  /** Oldest first: closed ones it went through, and at most one that is active or future, as the last. */
  sprints: readonly Sprint[];
  /** `customfield_10016`, "Story Points"; null where nobody estimated. */
  storyPoints: number | null;
  /** By the field's id; what is empty is not there. Sprints, points, epic link and rank stand in fields of their own. */
  custom: Readonly<Record<string, CustomValue>>;
  /** Its place in the site's one order, a LexoRank such as `0|i00007:`; smaller is further up. Unique. */
  rank: string;
  updatedAt: number;
  watchers: readonly Person[];
  votes: readonly Person[];
  links: IssueLink[];
  comments: Comment[];
  /** In seconds; null where nobody estimated. */
  originalEstimate: number | null;
  remainingEstimate: number | null;
  /** Oldest first, by when the work began. What they sum up to is `timeSpent` of ./worklogs.ts. */
  worklogs: readonly Worklog[];
  attachments: readonly Attachment[];
  remoteLinks: readonly RemoteLink[];
  properties: EntityProperties;
  /** Oldest first. Undone from last to first it gives the issue as it was created. */
  history: HistoryEntry[];
}

export interface Site {
  readonly cloudId: string;
  readonly name: string;
  /** Where people would open it in a browser; no trailing slash. */
  readonly url: string;
  readonly people: readonly Person[];
  readonly groups: readonly Group[];
  readonly statuses: readonly Status[];
  readonly priorities: readonly Priority[];
  readonly resolutions: readonly Resolution[];
  readonly issueTypes: readonly IssueType[];
  readonly projects: readonly Project[];
  readonly linkTypes: IssueLinkType[];
  readonly filters: Filter[];
  /** The last number given to each kind of thing that people add, so that none is given twice. */
  readonly lastIds: Map<string, number>;
  readonly customFields: readonly CustomField[];
  readonly boards: Board[];
  /** In the order in which boards show them. */
  readonly sprints: Sprint[];
  /** By key, in the order of creation. */
  readonly issues: Map<string, Issue>;
  /** Worklogs that are gone, oldest first: synchronising clients ask for them. */
  readonly deletedWorklogs: DeletedWorklog[];
  /** Finds issues by the words in them; whoever changes a text tells it. */
  readonly texts: TextIndex;
}

export interface DeletedWorklog {
  readonly id: string;
  /** When it was deleted. */
  readonly at: number;
}
