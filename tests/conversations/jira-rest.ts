import type { Person, Sandbox } from '@sidelight/jira-sandbox';

/** Jira's own REST API, asked past the server: what a conversation is checked against. Instants are Jira's texts. */
export interface JiraRest {
  /** The same API with the rights of another person. */
  as(person: Person): JiraRest;
  /** Throws with Jira's own words when the answer is no success. */
  ask<Answer = unknown>(method: string, path: string, body?: unknown): Promise<Answer>;
  /** Null when there is none. */
  issue(key: string): Promise<RestIssue | null>;
  /** The fields of an issue that is there. */
  fields(key: string): Promise<RestFields>;
  /** A new issue, "Task" in Payments unless said otherwise; answers its key. */
  newIssue(fields?: Record<string, unknown>): Promise<string>;
  comments(key: string): Promise<RestComment[]>;
  /** The oldest first. */
  attachments(key: string): Promise<RestAttachment[]>;
  attach(key: string, name: string, content: Uint8Array | string): Promise<RestAttachment>;
  /** The bytes of an attachment. */
  contentOf(id: string): Promise<Uint8Array>;
  /** All keys that match, in the order of the query. */
  keys(jql: string): Promise<string[]>;
}

export interface RestIssue {
  readonly key: string;
  readonly fields: RestFields;
}

export interface RestFields {
  readonly summary: string;
  readonly description: unknown;
  readonly project: { readonly key: string };
  readonly issuetype: { readonly name: string; readonly subtask: boolean };
  readonly status: { readonly name: string; readonly statusCategory: { readonly key: string } };
  readonly priority: { readonly name: string };
  readonly assignee: RestPerson | null;
  readonly reporter: RestPerson | null;
  readonly duedate: string | null;
  readonly labels: readonly string[];
  readonly updated: string;
  readonly parent?: { readonly key: string };
  readonly [field: string]: unknown;
}

export interface RestPerson {
  readonly accountId: string;
  readonly displayName: string;
}

export interface RestAttachment {
  readonly id: string;
  readonly filename: string;
  readonly mimeType: string;
  readonly size: number;
  readonly author: RestPerson;
}

export interface RestComment {
  readonly id: string;
  readonly author: RestPerson;
  readonly body: unknown;
}

export function jiraRestOf(sandbox: Sandbox, person: Person = sandbox.people[0]): JiraRest {
  const { token } = sandbox.apiToken;
  const authorization = `Basic ${Buffer.from(`${person.email}:${token}`).toString('base64')}`;
  const send = (method: string, path: string, body?: unknown) =>
    fetch(`${sandbox.url}${path}`, {
      method,
      headers: { authorization, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const answerOf = async <Answer>(response: Response, asked: string): Promise<Answer> => {
    const text = await response.text();
    if (!response.ok) throw new Error(`${asked}: ${response.status} ${text}`);
    return (text === '' ? null : JSON.parse(text)) as Answer;
  };
  const jira: JiraRest = {
    as: (other) => jiraRestOf(sandbox, other),
    ask: async (method, path, body) => answerOf(await send(method, path, body), `${method} ${path}`),
    async issue(key) {
      const response = await send('GET', `/rest/api/3/issue/${key}`);
      if (response.status === 404) {
        await response.body?.cancel();
        return null;
      }
      return answerOf<RestIssue>(response, key);
    },
    fields: async (key) => (await jira.ask<RestIssue>('GET', `/rest/api/3/issue/${key}`)).fields,
    async newIssue(fields = {}) {
      const given = {
        project: { key: 'PAY' },
        issuetype: { name: 'Task' },
        summary: 'Repaint the harbour sign',
        ...fields,
      };
      return (await jira.ask<{ key: string }>('POST', '/rest/api/3/issue', { fields: given })).key;
    },
    comments: async (key) =>
      (await jira.ask<{ comments: RestComment[] }>('GET', `/rest/api/3/issue/${key}/comment`)).comments,
    async attachments(key) {
      const { fields } = await jira.ask<RestIssue>('GET', `/rest/api/3/issue/${key}?fields=attachment`);
      return fields['attachment'] as RestAttachment[];
    },
    async attach(key, name, content) {
      const body = new FormData();
      body.append('file', new Blob([typeof content === 'string' ? content : new Uint8Array(content)]), name);
      const response = await fetch(`${sandbox.url}/rest/api/3/issue/${key}/attachments`, {
        method: 'POST',
        headers: { authorization, 'x-atlassian-token': 'no-check' },
        body,
      });
      const [made] = await answerOf<[RestAttachment]>(response, `attach to ${key}`);
      return made;
    },
    async contentOf(id) {
      const headers = { authorization };
      const response = await fetch(`${sandbox.url}/rest/api/3/attachment/content/${id}?redirect=false`, {
        headers,
      });
      if (!response.ok) throw new Error(`The content of ${id}: ${response.status}`);
      return new Uint8Array(await response.arrayBuffer());
    },
    async keys(jql) {
      const found: string[] = [];
      let nextPageToken: string | undefined;
      do {
        const page = await jira.ask<{ issues: { key: string }[]; nextPageToken?: string }>(
          'POST',
          '/rest/api/3/search/jql',
          { jql, maxResults: 1_000, fields: ['summary'], ...(nextPageToken && { nextPageToken }) },
        );
        found.push(...page.issues.map(({ key }) => key));
        nextPageToken = page.nextPageToken;
      } while (nextPageToken !== undefined);
      return found;
    },
  };
  return jira;
}
