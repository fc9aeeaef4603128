import { randomUUID } from 'node:crypto';
import { issueSchema, searchResultSchema } from '@sidelight/contract';
import { expect, onTestFinished, test } from 'vitest';
import { startScriptedModelServer } from '../server/src/assistant/models/scripted-model-server.ts';
import { BrowserUnderTest } from '../server/src/http/routes/browser-under-test.ts';
import { newFolder, startServer } from './running-server.ts';
import { startSeparateJira } from './separate-jira.ts';

const count = 200;
const label = 'written-once';

test('a server killed in the middle of a change of 200 issues goes on with it, and changes each once', async () => {
  const { folder, remove } = await newFolder();
  onTestFinished(remove);
  const jira = await startSeparateJira('--issues', '600');
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
  const first = await startServer(settings, folder);
  onTestFinished(() => first.stop('SIGKILL'));
  const browser = new BrowserUnderTest(first.url, jira.consent);
  expect((await browser.signIn()).status).toBe(302);
  const cookie = browser.cookieHeader();

  const search = async (base: string, query: Record<string, string>) => {
    const answer = await fetch(`${base}/api/jira/search?${new URLSearchParams(query)}`, {
      headers: { cookie },
    });
    return searchResultSchema.parse(await answer.json());
  };
  const all: string[] = [];
  for (let token: string | null = ''; token !== null && all.length < count; ) {
    const jql = 'project = PAY ORDER BY key';
    const page = await search(first.url, {
      jql,
      limit: '100',
      ...(token === '' ? {} : { pageToken: token }),
    });
    all.push(...page.issues.map(({ key }) => key));
    token = page.nextPageToken;
  }
  const keys = all.slice(0, count);
  expect(keys).toHaveLength(count);

  const conversationId = randomUUID();
  const chat = (base: string, action: object) =>
    fetch(`${base}/api/chat`, {
      method: 'POST',
      headers: { cookie, origin: base, 'content-type': 'application/json' },
      body: JSON.stringify({ conversationId, action }),
    });
  model.answer({ calls: [{ name: 'change_issue', input: { keys, addLabels: [label] } }] });
  const proposed = await (
    await chat(first.url, { kind: 'message', messageId: randomUUID(), text: 'Label them.' })
  ).text();
  const plan = /"type":"data-plan","id":"([^"]+)"/.exec(proposed);
  if (plan?.[1] === undefined) throw new Error(proposed);

  const edits = () => jira.requests.filter((request) => /^PUT .*\/issue\/PAY-\d+(\?|$)/.test(request));
  const deciding = chat(first.url, { kind: 'decision', toolCallId: plan[1], approved: true })
    .then((answer) => answer.text())
    .catch(() => 'cut');
  await expect.poll(() => edits().length, { interval: 5, timeout: 60_000 }).toBeGreaterThan(count / 3);
  await first.stop('SIGKILL');
  await deciding;
  const before = edits().length;
  expect(before).toBeLessThan(count);

  const second = await startServer(settings, folder);
  onTestFinished(() => second.stop('SIGKILL'));
  await expect
    .poll(async () => (await search(second.url, { jql: `labels = ${label}`, limit: '1' })).total, {
      interval: 500,
      timeout: 120_000,
    })
    .toBe(count);

  for (const key of keys) {
    const answer = await fetch(`${second.url}/api/jira/issues/${key}`, { headers: { cookie } });
    const { history } = issueSchema.parse(await answer.json());
    const times = history.filter(({ field, to }) => field === 'labels' && to?.includes(label)).length;
    expect([key, times]).toEqual([key, 1]);
  }
  // What was under way when it died may have reached Jira or not: asked again, at most, are those.
  expect(edits().length - count).toBeLessThanOrEqual(4);
  const sent = Map.groupBy(edits(), (request) => request);
  expect([...sent.values()].filter((times) => times.length > 1)).toEqual([]);
  const kept = await fetch(`${second.url}/api/chat/${conversationId}`, { headers: { cookie } });
  expect(JSON.stringify(await kept.json())).toContain(`Changed all ${count} issues.`);
});
