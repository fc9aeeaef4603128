import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { Sandbox } from '@sidelight/jira-sandbox';
import type { Row } from './row.ts';
import { median, timed } from './statistics.ts';

const few = 20_000;
const many = 200_000;
const rounds = 15;

/** The sandbox with 200,000 issues beside the same with 20,000: each a process of its own, asked over HTTP. */
export async function measureLargeSite(): Promise<Row[]> {
  const small = await measureSite(few);
  const large = await measureSite(many);
  const perThousand = (value: number, issues: number) => value / (issues / 1000);
  const ratio = 1.3;
  return [
    {
      what: `a site of ${many} issues is ready`,
      measured: large.readyMs,
      baseline: { what: `one of ${few}`, value: small.readyMs },
      limit: { compared: 'value', most: 20_000 },
      unit: 'ms',
    },
    {
      what: `memory of the process with ${many} issues, at its highest`,
      measured: large.memoryMb,
      baseline: { what: `with ${few}`, value: small.memoryMb },
      limit: { compared: 'value', most: 1_500 },
      unit: 'MB',
    },
    {
      what: `ready time for each thousand of ${many} issues`,
      measured: perThousand(large.readyMs, many),
      baseline: { what: `of ${few}`, value: perThousand(small.readyMs, few) },
      limit: { compared: 'value', most: ratio * perThousand(small.readyMs, few) },
      unit: 'ms',
    },
    {
      what: `memory for each thousand of ${many} issues`,
      measured: perThousand(large.memoryMb, many),
      baseline: { what: `of ${few}`, value: perThousand(small.memoryMb, few) },
      limit: { compared: 'value', most: ratio * perThousand(small.memoryMb, few) },
      unit: 'MB',
    },
    ...searches.flatMap((jql, index): Row[] => [
      {
        what: `the first 50 of: ${jql} (median of ${rounds}, ${many} issues)`,
        measured: large.searchMs[index] ?? Number.NaN,
        baseline: { what: `${few} issues`, value: small.searchMs[index] ?? Number.NaN },
        limit: { compared: 'value', most: 100 },
        unit: 'ms',
      },
      {
        what: 'its count',
        measured: large.countMs[index] ?? Number.NaN,
        baseline: { what: `${few} issues`, value: small.countMs[index] ?? Number.NaN },
        limit: { compared: 'value', most: 100 },
        unit: 'ms',
      },
    ]),
  ];
}

const searches = [
  'project = PAY AND status = "In Progress" AND assignee = currentUser() ORDER BY updated DESC',
  'project in (PAY, DESK) AND statusCategory != Done AND created >= -60d ORDER BY priority, created',
  'project = PAY AND statusCategory != Done AND text ~ "timeout" ORDER BY created',
] as const;

async function measureSite(issues: number) {
  const started = performance.now();
  const child = fork(path.join(import.meta.dirname, 'large-site-process.ts'), [String(issues)]);
  try {
    const { siteUrl, username, token } = await answer<Sandbox['apiToken']>(child);
    const readyMs = performance.now() - started;
    const ask = async (operation: string, jql: string) => {
      const response = await fetch(`${siteUrl}/rest/api/3/search/${operation}`, {
        method: 'POST',
        headers: {
          authorization: `Basic ${Buffer.from(`${username}:${token}`).toString('base64')}`,
          'content-type': 'application/json',
        },
        body: JSON.stringify(operation === 'jql' ? { jql, fields: ['summary', 'status'] } : { jql }),
      });
      const body = await response.text();
      if (!response.ok) throw new Error(`the sandbox answered ${response.status}: ${body}`);
    };
    const searchMs: number[] = [];
    const countMs: number[] = [];
    for (const jql of searches) {
      searchMs.push(await middle(() => ask('jql', jql)));
      countMs.push(await middle(() => ask('approximate-count', jql)));
    }
    child.send('memory');
    return { readyMs, searchMs, countMs, memoryMb: await answer<number>(child) };
  } finally {
    child.kill();
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  }
}

async function answer<T>(child: ChildProcess): Promise<T> {
  const { promise, resolve, reject } = Promise.withResolvers<T>();
  const ended = () => reject(new Error('the sandbox ended'));
  child.once('exit', ended);
  child.once('message', (message) => resolve(message as T));
  return promise.finally(() => child.off('exit', ended));
}

async function middle(action: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) times.push(await timed(action));
  return median(times);
}
