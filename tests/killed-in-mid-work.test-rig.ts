import { randomUUID } from 'node:crypto';
import { searchResultSchema } from '@sidelight/contract';
import { expect, onTestFinished } from 'vitest';
import { startScriptedModelServer } from '../server/src/assistant/models/scripted-model-server.ts';
import { BrowserUnderTest } from '../server/src/http/routes/browser-under-test.ts';
import { newFolder, startServer } from './running-server.ts';
import { type SeparateJira, startSeparateJira } from './separate-jira.ts';

/** A server process with somebody signed in, which can be killed and started again over the same database. */
export interface KilledServer {
  readonly jira: SeparateJira;
  /** The conversation as it is kept. */
  kept(): Promise<string>;
  /** The JSON of an answer to the person. */
  read(path: string): Promise<unknown>;
  /** All keys that the JQL finds, up to so many. */
  keysOf(jql: string, most: number): Promise<string[]>;
  /**
   * The model asks for the call, the person approves, and when `sent` says that a third of `count` requests is out the
   * server is killed. Resolves once another one runs over what it left.
   */
  killInMidWork(call: { name: string; input: object }, count: number, sent: () => number): Promise<void>;
}

/** Everything ends with the test that began it. `issues` is how many the sandbox has. */
export async function startServerToKill(issues: number): Promise<KilledServer> {
  const { folder, remove } = await newFolder();
  onTestFinished(remove);
  const jira = await startSeparateJira('--issues', String(issues));
  onTestFinished(() => jira.stop());
  const model = await startScriptedModelServer();
  onTestFinished(() => model.close());
  const settings = {
    ...jira.oauth,
    SIDELIGHT_KEYS: `test:${Buffer.alloc(32, 7).toString('base64')}`,
    MODEL_PROVIDER: 'openai-compatible',
    MODEL_BASE_URL: model.baseUrl,
    MODEL_NAME: 'scripted',
  };
  const start = async () => {
    const server = await startServer(settings, folder);
    onTestFinished(() => server.stop('SIGKILL'));
    return server;
  };
  let server = await start();
  const browser = new BrowserUnderTest(server.url, jira.consent);
  expect((await browser.signIn()).status).toBe(302);
  const cookie = browser.cookieHeader();
  const conversationId = randomUUID();

  const read = async (path: string): Promise<unknown> =>
    (await fetch(server.url + path, { headers: { cookie } })).json();
  const chat = (action: object) =>
    fetch(`${server.url}/api/chat`, {
      method: 'POST',
      headers: { cookie, origin: server.url, 'content-type': 'application/json' },
      body: JSON.stringify({ conversationId, action }),
    }).then((answer) => answer.text());

  return {
    jira,
    read,
    kept: async () => JSON.stringify(await read(`/api/chat/${conversationId}`)),
    async keysOf(jql, most) {
      const keys: string[] = [];
      for (let token: string | null = ''; token !== null && keys.length < most; ) {
        const query = { jql, limit: '100', ...(token === '' ? {} : { pageToken: token }) };
        const page = searchResultSchema.parse(await read(`/api/jira/search?${new URLSearchParams(query)}`));
        keys.push(...page.issues.map(({ key }) => key));
        token = page.nextPageToken;
      }
      return keys.slice(0, most);
    },
    async killInMidWork(call, count, sent) {
      model.answer({ calls: [call] });
      const proposed = await chat({ kind: 'message', messageId: randomUUID(), text: 'Do it.' });
      const toolCallId = /"type":"data-plan","id":"([^"]+)"/.exec(proposed)?.[1];
      if (toolCallId === undefined) throw new Error(proposed);
      const deciding = chat({ kind: 'decision', toolCallId, approved: true }).catch(() => 'cut');
      await expect.poll(sent, { interval: 5, timeout: 60_000 }).toBeGreaterThan(count / 3);
      await server.stop('SIGKILL');
      await deciding;
      expect(sent()).toBeLessThan(count);
      server = await start();
    },
  };
}
