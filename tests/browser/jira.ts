/** What the tests ask Jira itself, past Sidelight: over REST, with the demo's API token. */
export interface Jira {
  readonly url: string;
  /** How many issues match, counted by walking the search to its end. */
  count(jql: string): Promise<number>;
  /** The first issue that matches. */
  first(jql: string): Promise<JiraIssue>;
  issue(key: string): Promise<JiraIssue>;
  /** Names and sizes of its attachments, oldest first. */
  attachmentsOf(key: string): Promise<readonly { readonly filename: string; readonly size: number }[]>;
  /** The words of its comments, oldest first. */
  commentsOf(key: string): Promise<readonly string[]>;
}

export interface JiraIssue {
  readonly key: string;
  readonly fields: {
    readonly summary: string;
    readonly updated: string;
    readonly duedate: string | null;
    readonly issuetype: { readonly name: string };
    readonly status: { readonly name: string };
    readonly project: { readonly key: string; readonly name: string };
    readonly assignee: { readonly displayName: string } | null;
  };
}

/** The usual visitor of the demo, and the API token that all demo people share. */
export const amira = { name: 'Amira Haddad', email: 'amira@harbour-lane.example' };
export const demoApiToken = 'sandbox-api-token';

const fields = 'summary,updated,duedate,issuetype,status,project,assignee';

export function jiraAt(url: string): Jira {
  const authorization = `Basic ${Buffer.from(`${amira.email}:${demoApiToken}`).toString('base64')}`;
  const get = async <T>(path: string, query: Record<string, string>): Promise<T> => {
    const response = await fetch(`${url}/rest/api/3/${path}?${new URLSearchParams(query)}`, {
      headers: { authorization },
    });
    if (!response.ok)
      throw new Error(`Jira answered ${response.status} to ${path}: ${await response.text()}`);
    return (await response.json()) as T;
  };
  interface Page {
    readonly issues: readonly JiraIssue[];
    readonly nextPageToken?: string;
  }
  const page = (jql: string, token: string | undefined) =>
    get<Page>('search/jql', {
      jql,
      fields,
      maxResults: '100',
      ...(token === undefined ? {} : { nextPageToken: token }),
    });
  return {
    url,
    async attachmentsOf(key) {
      interface Attached {
        readonly fields: {
          readonly attachment: readonly { readonly filename: string; readonly size: number }[];
        };
      }
      const { fields: found } = await get<Attached>(`issue/${key}`, { fields: 'attachment' });
      return found.attachment.map(({ filename, size }) => ({ filename, size }));
    },
    async commentsOf(key) {
      interface Node {
        readonly text?: string;
        readonly content?: readonly Node[];
      }
      const words = ({ text = '', content = [] }: Node): string => text + content.map(words).join('');
      const { comments } = await get<{ comments: readonly { readonly body: Node }[] }>(
        `issue/${key}/comment`,
        { maxResults: '100' },
      );
      return comments.map(({ body }) => words(body));
    },
    async count(jql) {
      let counted = 0;
      let token: string | undefined;
      do {
        const { issues, nextPageToken } = await page(jql, token);
        counted += issues.length;
        token = nextPageToken;
      } while (token !== undefined);
      return counted;
    },
    async first(jql) {
      const [issue] = (await page(jql, undefined)).issues;
      if (issue === undefined) throw new Error(`No issue matches ${jql}`);
      return issue;
    },
    issue: (key) => get(`issue/${key}`, { fields }),
  };
}
