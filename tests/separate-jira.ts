import { once } from 'node:events';
import { createServer, request as send } from 'node:http';
import type { AddressInfo } from 'node:net';
import { freePort, runProgram } from './browser/child-process.ts';
import { amira, demoApiToken } from './browser/jira.ts';

/** The sandbox as a process of its own, with a wire in between on which the test sees what passes. */
export interface SeparateJira {
  /** The wire's end that clients use. */
  readonly url: string;
  /** Settings of a server that is to reach it by OAuth. */
  readonly oauth: Readonly<Record<string, string>>;
  /** Settings of a server that is to reach it by API token. */
  readonly apiToken: Readonly<Record<string, string>>;
  /** "POST /oauth/token" and so on, in the order of arrival. */
  readonly requests: readonly string[];
  /** Resolves when the next request with that path passes. */
  next(path: string): Promise<void>;
  /** Somebody accepts on the consent page; resolves to the callback's address. */
  consent(authorizeUrl: string, choice?: { accountId?: string }): Promise<string>;
  /** Account ids of those who can sign in, as the consent page offers them. */
  people(authorizeUrl: string): Promise<string[]>;
  stop(): Promise<void>;
}

export async function startSeparateJira(...args: string[]): Promise<SeparateJira> {
  const port = await freePort();
  const sandbox = await runProgram(
    'jira-sandbox/src/main.ts',
    ['--port', String(port), ...args],
    {},
    /sandbox at http:/,
  );
  const requests: string[] = [];
  const waiting: { path: string; seen: () => void }[] = [];
  const wire = createServer((request, response) => {
    const { method = '', url = '', headers } = request;
    requests.push(`${method} ${url}`);
    const onward = send({ port, host: '127.0.0.1', method, path: url, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.on('error', () => response.destroy());
    request.pipe(onward);
    request.once('end', () => {
      const index = waiting.findIndex(({ path }) => url.split('?')[0] === path);
      if (index >= 0) waiting.splice(index, 1)[0]?.seen();
    });
  });
  wire.listen(0, '127.0.0.1');
  await once(wire, 'listening');
  const url = `http://127.0.0.1:${(wire.address() as AddressInfo).port}`;

  return {
    url,
    oauth: {
      ATLASSIAN_AUTH_URL: url,
      ATLASSIAN_API_URL: url,
      JIRA_OAUTH_CLIENT_ID: 'sandbox-client',
      JIRA_OAUTH_CLIENT_SECRET: 'sandbox-client-secret',
    },
    apiToken: { JIRA_URL: url, JIRA_USERNAME: amira.email, JIRA_API_TOKEN: demoApiToken },
    requests,
    next: (path) => new Promise((seen) => waiting.push({ path, seen })),
    async people(authorizeUrl) {
      return valuesOf(await (await fetch(authorizeUrl)).text(), /<select id="account".*?<\/select>/s);
    },
    async consent(authorizeUrl, { accountId } = {}) {
      const page = await (await fetch(authorizeUrl)).text();
      const form = new URLSearchParams(new URL(authorizeUrl).search);
      form.set('account_id', accountId ?? valuesOf(page, /<select id="account".*?<\/select>/s)[0] ?? '');
      form.set('cloud_id', valuesOf(page, /<select id="site".*?<\/select>/s)[0] ?? '');
      form.set('decision', 'accept');
      const answer = await fetch(`${url}/authorize`, { method: 'POST', body: form, redirect: 'manual' });
      await answer.text();
      return answer.headers.get('location') ?? '';
    },
    async stop() {
      wire.closeAllConnections();
      wire.close();
      await sandbox.stop();
    },
  };
}

function valuesOf(page: string, part: RegExp): string[] {
  const options = (part.exec(page)?.[0] ?? '').matchAll(/<option value="([^"]+)"/g);
  return [...options].map(([, value = '']) => value);
}
