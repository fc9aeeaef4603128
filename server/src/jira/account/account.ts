import type { Issue, IssueEdit, NewIssue, Person, ReadIssuesOutput, WriteResult } from '@sidelight/contract';
import type { Vocabulary } from '@sidelight/language';
import { getIssue, searchProjects } from 'jira.js/cloud';
import type { Client } from 'jira.js/core';
import { z } from 'zod';
import { Agile } from '../agile/agile.ts';
import { IssueAttachments } from '../attachments/issue-attachments.ts';
import { Catalogue } from '../catalogue/catalogue.ts';
import type { CreatableType, TypeWithFields } from '../create-meta.ts';
import type { Field } from '../fields/field.ts';
import type { FieldSetting } from '../fields/field-setting.ts';
import type { ScreenField } from '../fields/screen-field.ts';
import type { IssueSnapshot, JiraAccount, Myself, PeopleOptions } from '../jira.ts';
import { boardFieldsOf } from '../listing/board-fields.ts';
import { type Listing, type ListOptions, listIssues } from '../listing/list-issues.ts';
import { pathKey } from '../path-key.ts';
import { PeopleDirectory } from '../people/directory.ts';
import { groupNamesOf } from '../people/group-names.ts';
import { bulkSnapshots } from '../reading/bulk-snapshots.ts';
import { newestComments } from '../reading/comments.ts';
import { editFieldsOf } from '../reading/edit-fields.ts';
import { fieldValuesOf } from '../reading/field-values.ts';
import { issueFields, issueOf, snapshotFields, snapshotOf } from '../reading/issue.ts';
import { keyNow } from '../reading/key-now.ts';
import { type Memberships, membershipsIn } from '../reading/memberships.ts';
import { type Permission, permissionsOn } from '../reading/permissions.ts';
import { jiraProjectSchema } from '../reading/project.ts';
import { read } from '../reading/read.ts';
import { type ReadingOptions, readOneIssue, readSeveralIssues } from '../reading/read-issues.ts';
import { type ScreenedTransition, transitionsOf } from '../reading/transitions.ts';
import { workflowStatusesOf } from '../reading/workflow-statuses.ts';
import { count, keysOf, type SearchOptions, search, valuesFound } from '../search.ts';
import { keyCreatedWith } from '../writes/creation-mark.ts';
import { type Following, follow } from '../writes/following.ts';
import { IssueWrites } from '../writes/issue-writes.ts';
import { AccountMemory, type AccountMemoryParts } from './account-memory.ts';
import { IssueComments } from './issue-comments.ts';
import { IssueLinks } from './issue-links.ts';
import { IssueWorklogs } from './issue-worklogs.ts';

const commentsOfAnIssue = 20;

export interface AccountParts extends AccountMemoryParts {
  readonly client: Client;
  /** With time for whole files. */
  readonly fileClient: Client;
  readonly siteUrl: () => Promise<string>;
}

export class Account implements JiraAccount {
  readonly agile: Agile;
  readonly attachments: IssueAttachments;
  readonly catalogue: Catalogue;
  readonly comments: IssueComments;
  readonly links: IssueLinks;
  readonly worklogs: IssueWorklogs;
  readonly #client: Client;
  readonly #siteUrl: () => Promise<string>;
  readonly #memory: AccountMemory;
  readonly #writes: IssueWrites;
  readonly #people: PeopleDirectory;
  readonly #readIssue = (key: string): Promise<Issue> => this.issue(key);

  constructor(parts: AccountParts) {
    const { client, fileClient, siteUrl } = parts;
    const readIssue = this.#readIssue;
    const memory = new AccountMemory(parts);
    this.#client = client;
    this.#siteUrl = siteUrl;
    this.#memory = memory;
    this.#writes = new IssueWrites({ client, readIssue });
    this.#people = new PeopleDirectory({
      myself: () => memory.myself(),
      asked: (query, options) => memory.people(query, options),
      everybody: (options) => memory.everybody(options),
    });
    this.agile = new Agile(client);
    this.attachments = new IssueAttachments({
      client: fileClient,
      readIssue,
      siteLimit: () => memory.attachmentLimit(),
    });
    this.catalogue = new Catalogue(client);
    this.comments = new IssueComments({ client, readIssue });
    this.links = new IssueLinks({ client, readIssue });
    this.worklogs = new IssueWorklogs({ client, readIssue });
  }

  siteUrl(): Promise<string> {
    return this.#siteUrl();
  }

  myself(): Promise<Myself> {
    return this.#memory.myself();
  }

  vocabulary(): Promise<Vocabulary> {
    return this.#memory.vocabulary();
  }

  fields(): Promise<Field[]> {
    return this.#memory.fields();
  }

  creatableTypes(project: string): Promise<CreatableType[]> {
    return this.#memory.creatableTypes(project);
  }

  isServiceProject(project: string): Promise<boolean> {
    return this.#memory.isServiceProject(project);
  }

  async withFields(project: string, type: CreatableType): Promise<TypeWithFields> {
    return { ...type, fields: await this.#memory.creatableFields(project, type.id) };
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

  keyNow(key: string): Promise<string | null> {
    return keyNow(this.#client, key);
  }

  async snapshots(keys: readonly string[]): Promise<IssueSnapshot[]> {
    return bulkSnapshots(this.#client, keys, await this.siteUrl());
  }

  async createdWith(project: string, mark: string): Promise<Issue | null> {
    const key = await keyCreatedWith(this.#client, project, mark);
    return key === null ? null : this.issue(key);
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

  deleteIssue(key: string): Promise<void> {
    return this.#writes.deleteIssue(key);
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

  async memberships(project: string): Promise<Memberships> {
    return membershipsIn(this.#client, project, (await this.myself()).accountId);
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
}
