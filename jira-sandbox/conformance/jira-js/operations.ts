import * as agile from 'jira.js/agile';
import * as cloud from 'jira.js/cloud';
import { type Client, createClient } from 'jira.js/core';
import type { Sandbox } from '../../src/index.ts';
import type { RestApi } from '../../src/rest/rest-api.ts';

/** jira.js's endpoint functions of one surface without their first argument, the client. */
export type Bound<Surface> = {
  [Name in keyof Surface]: Surface[Name] extends (client: Client, ...given: infer Given) => infer Answer
    ? (...given: Given) => Answer
    : never;
};

export interface JiraJs {
  readonly cloud: Bound<typeof cloud>;
  readonly agile: Bound<typeof agile>;
  /** `cloud.getIssue`, … of everything that was answered, each answer being what jira.js's schema describes. */
  readonly answered: ReadonlySet<string>;
}

/** jira.js's own client over HTTP, throwing at any answer that its schemas do not describe. */
export function jiraJsFor(sandbox: Sandbox): JiraJs {
  const { username, token, siteUrl } = sandbox.apiToken;
  const client = createClient({
    host: siteUrl,
    auth: { type: 'basic', email: username, apiToken: token },
    onSchemaMismatch: 'throw',
  });
  const answered = new Set<string>();
  return {
    cloud: bind('cloud', cloud, client, answered),
    agile: bind('agile', agile, client, answered),
    answered,
  };
}

function bind<Surface extends object>(
  surface: string,
  functions: Surface,
  client: Client,
  answered: Set<string>,
): Bound<Surface> {
  const bound: Record<string, unknown> = {};
  for (const [name, endpoint] of endpoints(functions)) {
    bound[name] = async (...given: unknown[]) => {
      const answer = await endpoint(client, ...given);
      answered.add(`${surface}.${name}`);
      return answer;
    };
  }
  return bound as Bound<Surface>;
}

/** What jira.js can call and the sandbox registers a route for, as `cloud.getIssue`. */
export async function implementedOperations(apis: readonly RestApi[]): Promise<string[]> {
  const served = new Set(
    apis.flatMap(({ base, routes }) => routes.map(({ method, path }) => `${method} ${shapeOf(base + path)}`)),
  );
  const names: string[] = [];
  for (const [surface, functions] of Object.entries({ cloud, agile })) {
    for (const [name, endpoint] of endpoints(functions)) {
      if (served.has(await requestOf(endpoint))) names.push(`${surface}.${name}`);
    }
  }
  return names;
}

type Endpoint = (client: Client, ...given: unknown[]) => Promise<unknown>;

function endpoints(functions: object): [string, Endpoint][] {
  // The modules also export schemas and factories; only what asks Jira is asynchronous.
  return Object.entries(functions).filter(
    (entry): entry is [string, Endpoint] => entry[1]?.constructor?.name === 'AsyncFunction',
  );
}

/** Method and path of the request that a function makes, found by letting it make one to nobody. */
async function requestOf(endpoint: Endpoint): Promise<string> {
  let request = '';
  const listener: Client = {
    sendRequest: (options) => {
      // Given plain text, it goes by version 2; with a document the same operation goes by version 3.
      const path = options.url.replace('/rest/api/2/', '/rest/api/3/');
      request = `${options.method ?? 'GET'} ${shapeOf(path)}`;
      return Promise.reject(new Error('Nobody is asked.'));
    },
  };
  const parameters = new Proxy(
    {},
    {
      get: (_, name) => {
        if (name === 'attachments') return { filename: 'a.txt', content: 'text' };
        return typeof name === 'string' ? `:${name}` : undefined;
      },
    },
  );
  await endpoint(listener, parameters).catch(() => undefined);
  return request;
}

/** A path with every placeholder alike. */
function shapeOf(path: string): string {
  return path
    .split('/')
    .map((part) => (decodeURIComponent(part).startsWith(':') ? ':' : part))
    .join('/');
}
