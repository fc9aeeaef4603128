import { searchResultSchema, tokenUsageSchema } from '@sidelight/contract';
import { expect, onTestFinished, test } from 'vitest';
import type { BrowserUnderTest } from '../server/src/http/routes/browser-under-test.ts';
import { accessKey, startWholeApp } from './whole-app.ts';

const usageOf = async (browser: BrowserUnderTest, hours = 24) =>
  tokenUsageSchema.parse(await (await browser.get(`/api/token/usage?hours=${hours}`)).json());

test('what a person asks of Jira is counted by the hour, with its cost and the refusals, for them alone', async () => {
  const server = await startWholeApp({ waitsAtMostMs: 1 });
  onTestFinished(() => server.close());
  const [browser, other] = [
    await server.signedIn(),
    await server.signedIn({ accountId: server.sandbox.people[1]?.accountId ?? '' }),
  ];
  const before = (await usageOf(browser)).hours.at(-1);
  expect(before).toMatchObject({ calls: 0, points: 0, refused: 0 });
  server.sandbox.faults.next(
    { path: '/search/jql' },
    { status: 429, headers: { 'retry-after': '1', 'ratelimit-reason': 'jira-burst-based' } },
  );
  const search = `/api/jira/search?${new URLSearchParams({ jql: 'project = PAY ORDER BY key', limit: '5' })}`;
  const found = searchResultSchema.parse(await (await browser.get(search)).json());
  expect(found.issues).toHaveLength(5);
  const asked = server.sandbox.calls.filter(({ path }) => path.startsWith('/ex/jira/'));
  const { hours, pointsPerHour } = await usageOf(browser);
  expect(pointsPerHour).toBe(65_000);
  expect(hours).toHaveLength(24);
  const last = hours.at(-1);
  expect(last).toMatchObject({ calls: asked.length, refused: 1 });
  // The page of five costs six; its approximate count is one object more.
  expect(last?.points).toBeGreaterThanOrEqual(6);
  expect((await usageOf(other)).hours.at(-1)).toMatchObject({ calls: 0 });

  server.advance(3_600_000);
  const later = await usageOf(browser, 2);
  expect(later.hours.map(({ calls }) => calls)).toEqual([asked.length, 0]);

  const keyHolder = server.newBrowser();
  await keyHolder.post('/api/auth/access-key', { accessKey });
  expect((await usageOf(keyHolder)).pointsPerHour).toBeNull();
});
