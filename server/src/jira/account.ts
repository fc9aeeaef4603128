import type {
  Comment,
  Issue,
  IssueEdit,
  NewIssue,
  Person,
  ReadIssuesOutput,
  WriteResult,
} from '@sidelight/contract';
import type { Vocabulary } from '@sidelight/language';
import { getCurrentUser, getIssue, searchProjects } from 'jira.js/cloud';
import type { Client } from 'jira.js/core';
import { z } from 'zod';
import { type OpenSprint, openSprintsOf } from './agile/open-sprints.ts';
import { moveToSprint, type RankPlace, rankIssue } from './agile/planning.ts';
import { askAttachmentLimit, IssueAttachments } from './attachments/issue-attachments.ts';
import { Catalogue } from './catalogue/catalogue.ts';
import { askCreateMeta } from './create-meta.ts';
import { askFields, type Field } from './fields/field.ts';
import type { FieldSetting } from './fields/field-setting.ts';
import type { ScreenField } from './fields/screen-field.ts';
import type {
  CommentResult,
  CreateMeta,
  IssueSnapshot,
  JiraAccount,
  Myself,
  PeopleOptions,
  Permission,
} from './jira.ts';
import { boardFieldsOf } from './listing/board-fields.ts';
import { type Listing, type ListOptions, listIssues } from './listing/list-issues.ts';
import { pathKey } from './path-key.ts';
import { askEverybody, askPeople } from './people/ask-people.ts';
import { PeopleDirectory } from './people/directory.ts';
import { groupNamesOf } from './people/group-names.ts';
import { bulkSnapshots } from './reading/bulk-snapshots.ts';
import type { WholeComment } from './reading/comment.ts';
import { commentOf, newestComments } from './reading/comments.ts';
import { editFieldsOf } from './reading/edit-fields.ts';
import { fieldValuesOf } from './reading/field-values.ts';
import { issueFields, issueOf, snapshotFields, snapshotOf } from './reading/issue.ts';
import { type Memberships, membershipsIn } from './reading/memberships.ts';
import { permissionsOn } from './reading/permissions.ts';
import { userSchema } from './reading/person.ts';
import { jiraProjectSchema } from './reading/project.ts';
import { read } from './reading/read.ts';
import { type ReadingOptions, readOneIssue, readSeveralIssues } from './reading/read-issues.ts';
import { type ScreenedTransition, transitionsOf } from './reading/transitions.ts';
import { workflowStatusesOf } from './reading/workflow-statuses.ts';
import type { Work, Worklog } from './reading/worklog.ts';
import {
  type TimeTracking,
  timeTrackingOf,
  type WorkPeriod,
  worklogLoggedWith,
  worklogOf,
  worklogsOf,
} from './reading/worklogs.ts';
import type { Remembered } from './remembered.ts';
import { count, keysOf, type SearchOptions, search, valuesFound } from './search.ts';
import { askVocabulary } from './vocabulary.ts';
import {
  addComment,
  type EditedCommentParts,
  editComment,
  type NewCommentParts,
  removeComment,
} from './writes/comments.ts';
import { commentCreatedWith, keyCreatedWith } from './writes/creation-mark.ts';
import { type Following, follow } from './writes/following.ts';
import { IssueWrites } from './writes/issue-writes.ts';
import {
  type IssueLink,
  type LinkEnds,
  type LinkType,
  link,
  linksOf,
  linkTypesOf,
  unlink,
} from './writes/links.ts';
import {
  type Adjustment,
  editWorklog,
  logWork,
  type NewWorkParts,
  removeWorklog,
  type WorkEdit,
  type WorkResult,
} from './writes/worklogs.ts';

const commentsOfAnIssue = 20;
const commentsAtOnce = 100;

/** What is remembered of all connections; the names begin with the connection's id. */
export interface Memory {
  readonly myself: Remembered<Myself>;
  readonly vocabulary: Remembered<Vocabulary>;
  readonly createMeta: Remembered<CreateMeta>;
  readonly people: Remembered<Person[]>;
  readonly attachmentLimit: Remembered<number | null>;
  readonly fields: Remembered<Field[]>;
}

export interface AccountParts {
  /** Begins with the connection's id and a space, and differs from site to site. */
  readonly memoryName: string;
  readonly client: Client;
  /** Not bound to a caller's signal, for answers that several callers share. */
  readonly sharedClient: Client;
  /** With time for whole files. */
  readonly fileClient: Client;
  readonly signal: AbortSignal | undefined;
  readonly siteUrl: () => Promise<string>;
  readonly memory: Memory;
}

const myselfSchema = z
  .object({ timeZone: z.string().nullish().catch(null), locale: z.string().nullish().catch(null) })
  .transform(({ timeZone, locale }) => ({ timeZone: timeZone ?? null, locale: locale ?? null }));

export class Account implements JiraAccount {
  readonly attachments: IssueAttachments;
  readonly catalogue: Catalogue;
  readonly #parts: AccountParts;
  readonly #client: Client;
  readonly #writes: IssueWrites;
  readonly #people: PeopleDirectory;
  readonly #readIssue = (key: string): Promise<Issue> => this.issue(key);

  constructor(parts: AccountParts) {
    this.#parts = parts;
    this.#client = parts.client;
    this.catalogue = new Catalogue(parts.client);
    this.#writes = new IssueWrites({ client: parts.client, readIssue: this.#readIssue });
    this.attachments = new IssueAttachments({
      client: parts.fileClient,
      readIssue: this.#readIssue,
      siteLimit: () =>
        parts.memory.attachmentLimit.get(
          this.#name(),
          () => askAttachmentLimit(parts.sharedClient),
          parts.signal,
        ),
    });
    this.#people = new PeopleDirectory({
      myself: () => this.myself(),
      asked: (query, options) => this.#askPeople(query, options),
      everybody: (options) => this.#everybody(options),
    });
  }

  siteUrl(): Promise<string> {
    return this.#parts.siteUrl();
  }

  myself(): Promise<Myself> {
    const { memory, sharedClient, signal } = this.#parts;
    return memory.myself.get(
      this.#name(),
      async () => {
        const user = await getCurrentUser(sharedClient);
        return { ...read(userSchema, user), ...read(myselfSchema, user) };
      },
      signal,
    );
  }

  async projects({ query, limit }: { query?: string | undefined; limit: number }) {
    const page = await searchProjects(this.#client, {
      maxResults: limit,
      orderBy: 'key',
      ...(query === undefined || query.trim() === '' ? {} : { query: query.trim() }),
    });
    const projects = read(z.array(jiraProjectSchema), page.values ?? []).slice(0, limit);
    return { projects, total: Math.max(page.total ?? 0, projects.length) };
  }

  async search(options: SearchOptions) {
    return search(this.#client, options, await this.siteUrl());
  }

  async list(options: ListOptions): Promise<Listing> {
    const boardFields = async () => boardFieldsOf(await this.fields());
    return listIssues(this.#client, options, await this.siteUrl(), boardFields);
  }

  fields(): Promise<Field[]> {
    return this.#sharedFields(this.#parts.signal);
  }

  valuesFound(jql: string, fieldIds: readonly string[], most: number) {
    return valuesFound(this.#client, { jql, fieldIds, most });
  }

  keys(jql: string, most: number) {
    return keysOf(this.#client, jql, most);
  }

  count(jql: string): Promise<number> {
    return count(this.#client, jql);
  }

  async issue(key: string): Promise<Issue> {
    const found = await getIssue(this.#client, {
      issueIdOrKey: pathKey(key),
      fields: issueFields,
      expand: 'changelog',
    });
    const issue = issueOf(found, await this.siteUrl());
    const { items, total } = issue.comments;
    // Where Jira sends only some comments along with an issue, it sends the oldest.
    const newest =
      total > items.length ? (await newestComments(this.#client, key, commentsOfAnIssue)).comments : items;
    return { ...issue, comments: { total, items: newest.slice(-commentsOfAnIssue) } };
  }

  async readIssues(keys: readonly string[], options: ReadingOptions): Promise<ReadIssuesOutput> {
    const fields = options.parts.has('fields') ? await this.fields() : [];
    const reading = { ...options, client: this.#client, siteUrl: await this.siteUrl(), fields };
    const [only, ...others] = keys;
    if (only === undefined || others.length > 0) return readSeveralIssues(reading, keys);
    return { issues: [await readOneIssue(reading, only)], missing: [] };
  }

  async snapshot(key: string): Promise<IssueSnapshot> {
    const found = await getIssue(this.#client, { issueIdOrKey: pathKey(key), fields: snapshotFields });
    return snapshotOf(found, await this.siteUrl());
  }

  async snapshots(keys: readonly string[]): Promise<IssueSnapshot[]> {
    return bulkSnapshots(this.#client, keys, await this.siteUrl());
  }

  async createdWith(project: string, mark: string): Promise<Issue | null> {
    const key = await keyCreatedWith(this.#client, project, mark);
    return key === null ? null : this.issue(key);
  }

  comments(key: string) {
    return newestComments(this.#client, key, commentsAtOnce);
  }

  commentedWith(key: string, mark: string): Promise<Comment | null> {
    return commentCreatedWith(this.#client, key, mark);
  }

  commentOf(key: string, id: string): Promise<WholeComment | null> {
    return commentOf(this.#client, key, id);
  }

  editFields(key: string): Promise<ScreenField[]> {
    return editFieldsOf(this.#client, key);
  }

  fieldValues(keys: readonly string[], fields: readonly string[]) {
    return fieldValuesOf(this.#client, keys, fields);
  }

  groupNames(said: string): Promise<string[]> {
    return groupNamesOf(this.#client, said);
  }

  transitions(key: string): Promise<ScreenedTransition[]> {
    return transitionsOf(this.#client, key);
  }

  workflowStatuses(project: string, type: string) {
    return workflowStatusesOf(this.#client, project, type);
  }

  openSprints(project: string): Promise<OpenSprint[]> {
    return openSprintsOf(this.#client, project);
  }

  moveToSprint(key: string, sprint: number | null): Promise<void> {
    return moveToSprint(this.#client, key, sprint);
  }

  rank(key: string, place: RankPlace): Promise<void> {
    return rankIssue(this.#client, key, place);
  }

  createIssue(wanted: NewIssue, mark?: string, settings?: readonly FieldSetting[]): Promise<WriteResult> {
    return this.#writes.createIssue(wanted, mark, settings);
  }

  editIssue(key: string, edit: IssueEdit | null, settings?: readonly FieldSetting[]): Promise<WriteResult> {
    return this.#writes.editIssue(key, edit, settings);
  }

  assign(key: string, accountId: string | null): Promise<WriteResult> {
    return this.#writes.assign(key, accountId);
  }

  transition(key: string, transitionId: string, settings?: readonly FieldSetting[]): Promise<WriteResult> {
    return this.#writes.transition(key, transitionId, settings);
  }

  comment(key: string, body: string, more?: NewCommentParts): Promise<CommentResult> {
    return addComment(this.#client, this.#readIssue, key, body, more);
  }

  deleteIssue(key: string): Promise<void> {
    return this.#writes.deleteIssue(key);
  }

  editComment(key: string, id: string, body: string, more?: EditedCommentParts): Promise<CommentResult> {
    return editComment(this.#client, this.#readIssue, { key, id }, body, more);
  }

  deleteComment(key: string, id: string): Promise<WriteResult> {
    return removeComment(this.#client, this.#readIssue, { key, id });
  }

  logWork(key: string, work: Work, more?: NewWorkParts): Promise<WorkResult> {
    return logWork(this.#client, this.#readIssue, key, work, more);
  }

  editWorklog(key: string, id: string, edit: WorkEdit): Promise<WorkResult> {
    return editWorklog(this.#client, this.#readIssue, { key, id }, edit);
  }

  worklogLoggedWith(key: string, mark: string): Promise<Worklog | null> {
    return worklogLoggedWith(this.#client, key, mark);
  }

  worklogs(key: string, period?: WorkPeriod): Promise<Worklog[]> {
    return worklogsOf(this.#client, key, period);
  }

  worklogOf(key: string, id: string): Promise<Worklog | null> {
    return worklogOf(this.#client, key, id);
  }

  timeTracking(key: string): Promise<TimeTracking> {
    return timeTrackingOf(this.#client, key);
  }

  deleteWorklog(key: string, id: string, adjustment?: Adjustment): Promise<WriteResult> {
    return removeWorklog(this.#client, this.#readIssue, { key, id }, adjustment);
  }

  linkTypes(): Promise<LinkType[]> {
    return linkTypesOf(this.#client);
  }

  linksOf(key: string): Promise<IssueLink[]> {
    return linksOf(this.#client, key);
  }

  linkIssues(ends: LinkEnds) {
    return link(this.#client, this.#readIssue, ends);
  }

  deleteLink(made: IssueLink): Promise<WriteResult> {
    return unlink(this.#client, this.#readIssue, made);
  }

  async follow(key: string, wanted: Partial<Following>): Promise<WriteResult> {
    const { accountId } = await this.myself();
    return follow(this.#client, this.#readIssue, key, accountId, wanted);
  }

  permissions(wanted: readonly Permission[], key: string): Promise<ReadonlySet<Permission>> {
    return permissionsOn(this.#client, wanted, key);
  }

  async may(permission: Permission, key: string): Promise<boolean> {
    return (await this.permissions([permission], key)).has(permission);
  }

  createMeta(project: string): Promise<CreateMeta> {
    const { memory, sharedClient, signal } = this.#parts;
    return memory.createMeta.get(this.#name(project), () => askCreateMeta(sharedClient, project), signal);
  }

  async memberships(project: string): Promise<Memberships> {
    return membershipsIn(this.#client, project, (await this.myself()).accountId);
  }

  vocabulary(): Promise<Vocabulary> {
    const { memory, sharedClient, signal } = this.#parts;
    return memory.vocabulary.get(
      this.#name(),
      () => askVocabulary(sharedClient, () => this.#sharedFields()),
      signal,
    );
  }

  people(options?: PeopleOptions): Promise<Person[]> {
    return this.#people.people(options);
  }

  findPeople(query: string, options?: PeopleOptions): Promise<Person[]> {
    return this.#people.findPeople(query, options);
  }

  resolvePerson(name: string, options?: PeopleOptions): Promise<Person> {
    return this.#people.resolvePerson(name, options);
  }

  #askPeople(query: string, options: PeopleOptions): Promise<Person[]> {
    const { memory, sharedClient, signal } = this.#parts;
    const name = this.#name(`${options.assignableTo ?? ''} ${query.toLowerCase()}`);
    return memory.people.get(name, () => askPeople(sharedClient, query, options), signal);
  }

  #everybody(options: PeopleOptions): Promise<Person[]> {
    const { memory, sharedClient, signal } = this.#parts;
    const name = this.#name(options.assignableTo ?? '');
    return memory.people.get(name, () => askEverybody(sharedClient, options), signal);
  }

  #sharedFields(signal?: AbortSignal): Promise<Field[]> {
    const { memory, sharedClient } = this.#parts;
    return memory.fields.get(this.#name(), () => askFields(sharedClient), signal);
  }

  #name(rest = ''): string {
    return `${this.#parts.memoryName} ${rest}`;
  }
}
