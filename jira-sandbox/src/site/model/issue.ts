import type { Attachment } from './attachment.ts';
import type { Comment } from './comment.ts';
import type { Component } from './component.ts';
import type { CustomValue } from './custom-field.ts';
import type { AdfDocument } from './document.ts';
import type { EntityProperties } from './entity-properties.ts';
import type { HistoryEntry } from './history.ts';
import type { IssueType } from './issue-type.ts';
import type { Person } from './person.ts';
import type { Priority } from './priority.ts';
import type { Project } from './project.ts';
import type { RemoteLink } from './remote-link.ts';
import type { Resolution } from './resolution.ts';
import type { SecurityLevel } from './security-level.ts';
import type { Sprint } from './sprint.ts';
import type { Version } from './version.ts';
import type { Status } from './workflow.ts';
import type { Worklog } from './worklog.ts';

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
  /** Its project's key and its number; changed with the former. */
  key: string;
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
  /** Null for everybody who may browse the project. */
  securityLevel: SecurityLevel | null;
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
  /** Oldest first, by when the work began. What they sum up to is `timeSpent` of ../worklogs.ts. */
  worklogs: readonly Worklog[];
  attachments: readonly Attachment[];
  remoteLinks: readonly RemoteLink[];
  properties: EntityProperties;
  /** Oldest first. Undone from last to first it gives the issue as it was created. */
  history: HistoryEntry[];
}
