import { randomUUID } from 'node:crypto';
import { issueSchema, searchResultSchema } from '@sidelight/contract';
import { expect, onTestFinished, test } from 'vitest';
import { startScriptedModelServer } from '../server/src/assistant/models/scripted-model-server.ts';
import { BrowserUnderTest } from '../server/src/http/routes/browser-under-test.ts';
import { newFolder, startServer } from './running-server.ts';
import { startSeparateJira } from './separate-jira.ts';

/** One epic, its stories, and sub-tasks of each. */
const stories = 9;
const subtasksOfEach = 10;
const count = 1 + stories * (1 + subtasksOfEach);
const label = 'created-once';

test('a server killed in the middle of a creation of 100 issues goes on with it, and creates each once, below its parent', async () => {
  const { folder, remove } = await newFolder();
  onTestFinished(remove);
  const jira = await startSeparateJira('--issues', '60');
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
  const issues: object[] = [{ type: 'Epic', summary: 'Epic' }];
  for (let story = 1; story <= stories; story += 1) {
    issues.push({ type: 'Story', summary: `Story ${story}`, parent: '#1' });
    const number = issues.length;
    for (let sub = 1; sub <= subtasksOfEach; sub += 1) {
      issues.push({ type: 'Sub-task', summary: `Sub-task ${story}.${sub}`, parent: `#${number}` });
    }
  }
  expect(issues).toHaveLength(count);

  const conversationId = randomUUID();
  const chat = (base: string, action: object) =>
    fetch(`${base}/api/chat`, {
      method: 'POST',
      headers: { cookie, origin: base, 'content-type': 'application/json' },
      body: JSON.stringify({ conversationId, action }),
    });
  const input = { common: { project: 'PAY', labels: [label] }, issues };
  model.answer({ calls: [{ name: 'create_issues', input }] });
  const proposed = await (
    await chat(first.url, { kind: 'message', messageId: randomUUID(), text: 'Create them.' })
  ).text();
  const plan = /"type":"data-plan","id":"([^"]+)"/.exec(proposed);
  if (plan?.[1] === undefined) throw new Error(proposed);

  const posts = () => jira.requests.filter((request) => /^POST .*\/rest\/api\/3\/issue(\?|$)/.test(request));
  const deciding = chat(first.url, { kind: 'decision', toolCallId: plan[1], approved: true })
    .then((answer) => answer.text())
    .catch(() => 'cut');
  await expect.poll(() => posts().length, { interval: 5, timeout: 60_000 }).toBeGreaterThan(count / 3);
  await first.stop('SIGKILL');
  await deciding;
  expect(posts().length).toBeLessThan(count);

  const second = await startServer(settings, folder);
  onTestFinished(() => second.stop('SIGKILL'));
  const kept = async () =>
    JSON.stringify(
      await (await fetch(`${second.url}/api/chat/${conversationId}`, { headers: { cookie } })).json(),
    );
  await expect.poll(kept, { interval: 500, timeout: 120_000 }).toContain(`Created all ${count} issues.`);

  const keys: string[] = [];
  for (let token: string | null = ''; token !== null; ) {
    const page = await search(second.url, {
      jql: `labels = ${label} ORDER BY key`,
      limit: '100',
      ...(token === '' ? {} : { pageToken: token }),
    });
    keys.push(...page.issues.map(({ key }) => key));
    token = page.nextPageToken;
  }
  const made = await Promise.all(
    keys.map(async (key) =>
      issueSchema.parse(
        await (await fetch(`${second.url}/api/jira/issues/${key}`, { headers: { cookie } })).json(),
      ),
    ),
  );
  // Each once, and each below its own: a sub-task names its story by its number.
  expect(made.map(({ summary }) => summary).sort()).toEqual(
    issues.map((issue) => ('summary' in issue ? issue.summary : '')).sort(),
  );
  for (const { summary, parent } of made) {
    const above = /^Sub-task (\d+)\./.exec(summary)?.[1];
    const wanted = summary === 'Epic' ? null : above === undefined ? 'Epic' : `Story ${above}`;
    expect([summary, parent?.summary ?? null]).toEqual([summary, wanted]);
  }
  // What was under way when it died may have been sent in vain: asked again, at most, are those.
  expect(posts().length - count).toBeLessThanOrEqual(4);
}, 240_000);
