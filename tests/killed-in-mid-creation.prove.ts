import { issueSchema } from '@sidelight/contract';
import { expect, test } from 'vitest';
import { startServerToKill } from './killed-in-mid-work.test-rig.ts';

/** One epic, its stories, and sub-tasks of each. */
const stories = 9;
const subtasksOfEach = 10;
const count = 1 + stories * (1 + subtasksOfEach);
const label = 'created-once';

test('a server killed in the middle of a creation of 100 issues goes on with it, and creates each once, below its parent', async () => {
  const server = await startServerToKill(60);
  const issues: { type: string; summary: string; parent?: string }[] = [{ type: 'Epic', summary: 'Epic' }];
  for (let story = 1; story <= stories; story += 1) {
    issues.push({ type: 'Story', summary: `Story ${story}`, parent: '#1' });
    const number = issues.length;
    for (let sub = 1; sub <= subtasksOfEach; sub += 1)
      issues.push({ type: 'Sub-task', summary: `Sub-task ${story}.${sub}`, parent: `#${number}` });
  }
  expect(issues).toHaveLength(count);

  const posts = () =>
    server.jira.requests.filter((request) => /^POST .*\/rest\/api\/3\/issue(\?|$)/.test(request));
  const input = { common: { project: 'PAY', labels: [label] }, issues };
  await server.killInMidWork({ name: 'create_issues', input }, count, () => posts().length);
  await expect
    .poll(server.kept, { interval: 500, timeout: 120_000 })
    .toContain(`Created all ${count} issues.`);

  const keys = await server.keysOf(`labels = ${label} ORDER BY key`, 2 * count);
  const made = await Promise.all(
    keys.map(async (key) => issueSchema.parse(await server.read(`/api/jira/issues/${key}`))),
  );
  // Each once, and each below its own: a sub-task names its story by its number.
  expect(made.map(({ summary }) => summary).sort()).toEqual(issues.map(({ summary }) => summary).sort());
  for (const { summary, parent } of made) {
    const above = /^Sub-task (\d+)\./.exec(summary)?.[1];
    const wanted = summary === 'Epic' ? null : above === undefined ? 'Epic' : `Story ${above}`;
    expect([summary, parent?.summary ?? null]).toEqual([summary, wanted]);
  }
  // What was under way when it died may have been sent in vain: asked again, at most, are those.
  expect(posts().length - count).toBeLessThanOrEqual(4);
});
