import type { Issue, IssueEdit, NewIssue, WriteResult } from '@sidelight/contract';
import { createIssue, deleteIssue, doTransition, editIssue, getIssue } from 'jira.js/cloud';
import type { Client } from 'jira.js/core';
import { JiraError } from '../errors.ts';
import type { FieldSetting } from '../fields/field-setting.ts';
import { fieldsBody } from '../fields/fields-body.ts';
import type { JiraAccount } from '../jira.ts';
import { pathKey } from '../path-key.ts';
import { creationMark } from './creation-mark.ts';
import { fieldsOfEdit, fieldsOfNewIssue } from './fields.ts';
import { ignoredFields } from './ignored-fields.ts';
import { ignoredSettings } from './ignored-settings.ts';
import { afterWrite } from './read-back.ts';

type Writes = Pick<JiraAccount, 'createIssue' | 'editIssue' | 'assign' | 'transition' | 'deleteIssue'>;

/** What an account can change. Each write ends with `readIssue`, which says what Jira made of it. */
export class IssueWrites implements Writes {
  readonly #client: Client;
  readonly #readIssue: (key: string) => Promise<Issue>;

  constructor({ client, readIssue }: { client: Client; readIssue: (key: string) => Promise<Issue> }) {
    this.#client = client;
    this.#readIssue = readIssue;
  }

  async createIssue(
    wanted: NewIssue,
    mark?: string,
    settings: readonly FieldSetting[] = [],
  ): Promise<WriteResult> {
    const { key } = await createIssue(this.#client, {
      fields: { ...fieldsOfNewIssue(wanted), ...fieldsBody(settings) },
      ...(mark === undefined ? {} : { properties: [creationMark(mark)] }),
    });
    const done = `${key} was created`;
    const [{ issue }, ignored] = await Promise.all([
      this.#written(done, key),
      afterWrite(done, () => ignoredSettings(this.#client, key, settings)),
    ]);
    return { issue, ignoredFields: [...ignoredFields(wanted, issue), ...ignored] };
  }

  async editIssue(
    key: string,
    edit: IssueEdit | null,
    settings: readonly FieldSetting[] = [],
  ): Promise<WriteResult> {
    const before = edit?.description ? await this.#description(key) : null;
    const fields = { ...fieldsOfEdit(edit ?? {}, before), ...fieldsBody(settings) };
    await editIssue(this.#client, { issueIdOrKey: pathKey(key), fields });
    const done = `${key} was changed`;
    const [{ issue }, ignored] = await Promise.all([
      this.#written(done, key),
      afterWrite(done, () => ignoredSettings(this.#client, key, settings)),
    ]);
    return { issue, ignoredFields: [...ignoredFields(edit ?? {}, issue), ...ignored] };
  }

  async assign(key: string, accountId: string | null): Promise<WriteResult> {
    // Not jira.js's assignIssue: its types know no null, which is how the assignee is taken away.
    await this.#client.sendRequest<void>({
      url: `/rest/api/3/issue/${pathKey(key)}/assignee`,
      method: 'PUT',
      body: { accountId },
    });
    const { issue } = await this.#written(`${key} was assigned`, key);
    return { issue, ignoredFields: ignoredFields({ assigneeAccountId: accountId }, issue) };
  }

  async transition(
    key: string,
    transitionId: string,
    settings: readonly FieldSetting[] = [],
  ): Promise<WriteResult> {
    const fields = settings.filter(({ id }) => id !== 'comment');
    const comments = settings.filter(({ id }) => id === 'comment');
    await doTransition(this.#client, {
      issueIdOrKey: pathKey(key),
      transition: { id: transitionId },
      ...(fields.length === 0 ? {} : { fields: fieldsBody(fields) }),
      ...(comments.length === 0
        ? {}
        : { update: { comment: comments.map(({ value }) => ({ add: { body: value } })) } }),
    });
    const done = `${key} was moved`;
    const [{ issue }, ignored] = await Promise.all([
      this.#written(done, key),
      afterWrite(done, () => ignoredSettings(this.#client, key, fields)),
    ]);
    return { issue, ignoredFields: ignored };
  }

  async deleteIssue(key: string): Promise<void> {
    await deleteIssue(this.#client, { issueIdOrKey: pathKey(key) });
    const gone = await afterWrite(`${key} was deleted`, () => this.#isGone(key));
    if (gone) return;
    throw new JiraError('jira.unavailable', {
      detail: `Jira accepted that ${key} is deleted, and yet shows it.`,
    });
  }

  /** The description as Jira holds it: what an edit does not touch must stay as it is, with all that Markdown lacks. */
  async #description(key: string): Promise<unknown> {
    const { fields } = await getIssue(this.#client, { issueIdOrKey: pathKey(key), fields: ['description'] });
    return fields?.['description'] ?? null;
  }

  async #isGone(key: string): Promise<boolean> {
    try {
      await this.#readIssue(key);
      return false;
    } catch (error) {
      if (error instanceof JiraError && error.code === 'jira.not-found') return true;
      throw error;
    }
  }

  async #written(done: string, key: string): Promise<WriteResult> {
    return { issue: await afterWrite(done, () => this.#readIssue(key)), ignoredFields: [] };
  }
}
