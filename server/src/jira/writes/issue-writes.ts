import type { Issue, IssueEdit, NewIssue, WriteResult } from '@sidelight/contract';
import { addComment, createIssue, doTransition, editIssue } from 'jira.js/cloud';
import type { Client } from 'jira.js/core';
import { markdownToAdf } from '../documents/from-markdown.ts';
import type { JiraAccount } from '../jira.ts';
import { pathKey } from '../path-key.ts';
import { fieldsOfEdit, fieldsOfNewIssue } from './fields.ts';
import { ignoredFields } from './ignored-fields.ts';
import { afterWrite } from './read-back.ts';

type Writes = Pick<JiraAccount, 'createIssue' | 'editIssue' | 'assign' | 'transition' | 'comment'>;

/** What an account can change. Each write ends with `readIssue`, which says what Jira made of it. */
export class IssueWrites implements Writes {
  readonly #client: Client;
  readonly #readIssue: (key: string) => Promise<Issue>;

  constructor({ client, readIssue }: { client: Client; readIssue: (key: string) => Promise<Issue> }) {
    this.#client = client;
    this.#readIssue = readIssue;
  }

  async createIssue(wanted: NewIssue): Promise<WriteResult> {
    const { key } = await createIssue(this.#client, { fields: fieldsOfNewIssue(wanted) });
    const { issue } = await this.#written(`${key} was created`, key);
    return { issue, ignoredFields: ignoredFields(wanted, issue) };
  }

  async editIssue(key: string, edit: IssueEdit): Promise<WriteResult> {
    await editIssue(this.#client, { issueIdOrKey: pathKey(key), fields: fieldsOfEdit(edit) });
    const { issue } = await this.#written(`${key} was changed`, key);
    return { issue, ignoredFields: ignoredFields(edit, issue) };
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

  async transition(key: string, transitionId: string): Promise<WriteResult> {
    await doTransition(this.#client, { issueIdOrKey: pathKey(key), transition: { id: transitionId } });
    return this.#written(`${key} was moved`, key);
  }

  async comment(key: string, body: string): Promise<WriteResult> {
    const { content, ...document } = markdownToAdf(body);
    await addComment(this.#client, {
      issueIdOrKey: pathKey(key),
      body: { ...document, content: [...content] },
    });
    return this.#written(`The comment on ${key} was added`, key);
  }

  async #written(done: string, key: string): Promise<WriteResult> {
    return { issue: await afterWrite(done, () => this.#readIssue(key)), ignoredFields: [] };
  }
}
