import { issueSchema } from '@sidelight/contract';
import { expect, test } from 'vitest';
import { startServerToKill } from './killed-in-mid-work.test-rig.ts';

const count = 200;
const label = 'written-once';

test('a server killed in the middle of a change of 200 issues goes on with it, and changes each once', async () => {
  const server = await startServerToKill(600);
  const keys = await server.keysOf('project = PAY ORDER BY key', count);
  expect(keys).toHaveLength(count);

  const edits = () => server.jira.requests.filter((request) => /^PUT .*\/issue\/PAY-\d+(\?|$)/.test(request));
  const call = { name: 'change_issue', input: { keys, addLabels: [label] } };
  await server.killInMidWork(call, count, () => edits().length);
  await expect
    .poll(async () => (await server.keysOf(`labels = ${label}`, count)).length, {
      interval: 500,
      timeout: 120_000,
    })
    .toBe(count);

  for (const key of keys) {
    const { history } = issueSchema.parse(await server.read(`/api/jira/issues/${key}`));
    const times = history.filter(({ field, to }) => field === 'labels' && to?.includes(label)).length;
    expect([key, times]).toEqual([key, 1]);
  }
  // What was under way when it died may have reached Jira or not: asked again, at most, are those.
  expect(edits().length - count).toBeLessThanOrEqual(4);
  const sent = Map.groupBy(edits(), (request) => request);
  expect([...sent.values()].filter((times) => times.length > 1)).toEqual([]);
  expect(await server.kept()).toContain(`Changed all ${count} issues.`);
});
