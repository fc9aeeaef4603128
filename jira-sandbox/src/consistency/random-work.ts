import fc from 'fast-check';
import { startSandbox } from '../sandbox.ts';
import { siteFaults } from './site-faults.ts';

/** What people do, with numbers that choose among the issues, sprints and people there are at that moment. */
const kinds = [
  'create',
  'createSubtask',
  'edit',
  'assign',
  'transition',
  'comment',
  'uncomment',
  'work',
  'link',
  'unlink',
  'watch',
  'createSprint',
  'startSprint',
  'completeSprint',
  'deleteSprint',
  'plan',
  'unplan',
  'rank',
  'epic',
  'unepic',
  'delete',
] as const;

export interface Step {
  readonly kind: (typeof kinds)[number];
  readonly first: number;
  readonly second: number;
  readonly value: number;
}

export const randomSteps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.record({
    kind: fc.constantFrom(...kinds),
    first: fc.nat(60),
    second: fc.nat(60),
    value: fc.nat(9),
  }),
  { minLength: 10, maxLength: 60, size: 'max' },
);

export interface Outcome {
  /** What the site contradicts itself in, after the step that made it so. */
  readonly faults: readonly string[];
  readonly accepted: number;
  /** Statuses of 500 and above. */
  readonly failed: number;
}

/** Works on a small site over HTTP and looks at it after every step. */
export async function workAtRandom(steps: readonly Step[]): Promise<Outcome> {
  const sandbox = await startSandbox({ now: () => Date.parse('2026-11-23T09:00:00Z'), issues: 24 });
  const { username, token } = sandbox.apiToken;
  const authorization = `Basic ${Buffer.from(`${username}:${token}`).toString('base64')}`;
  let accepted = 0;
  let failed = 0;
  try {
    for (const [index, step] of steps.entries()) {
      sandbox.advance(60_000);
      const request = requestOf(step, sandbox);
      if (request === null) continue;
      const [method, path, body] = request;
      const response = await fetch(`${sandbox.url}/rest${path}`, {
        method,
        headers: { authorization, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      await response.body?.cancel();
      if (response.status < 300) accepted += 1;
      if (response.status >= 500) failed += 1;
      const faults = siteFaults(sandbox.site);
      if (faults.length > 0)
        return { faults: faults.map((fault) => `step ${index}, ${step.kind}: ${fault}`), accepted, failed };
    }
  } finally {
    await sandbox.close();
  }
  return { faults: [], accepted, failed };
}

type Sandbox = Awaited<ReturnType<typeof startSandbox>>;
type Request = readonly [method: string, path: string, body?: unknown];

/** Null when there is nothing to do it to. */
function requestOf({ kind, first, second, value }: Step, { site, people }: Sandbox): Request | null {
  const issues = [...site.issues.values()];
  const issue = issues[first % Math.max(1, issues.length)];
  const other = issues[second % Math.max(1, issues.length)];
  const person = people[value % people.length];
  // The newest sprints are the ones that still change.
  const sprint = site.sprints.toReversed()[second % Math.max(1, Math.min(6, site.sprints.length))];
  const epic = issues.filter(({ type }) => type.hierarchyLevel === 1)[second % 3];
  const types = ['Story', 'Task', 'Bug', 'Epic'];
  if (kind === 'create') {
    const fields = {
      project: { key: 'PAY' },
      issuetype: { name: types[value % 4] },
      summary: `New ${value}`,
    };
    return ['POST', '/api/3/issue', { fields }];
  }
  if (kind === 'createSprint')
    return ['POST', '/agile/1.0/sprint', { name: `Random ${value}`, originBoardId: 1 }];
  if (kind.endsWith('Sprint')) {
    if (sprint === undefined) return null;
    const path = `/agile/1.0/sprint/${sprint.id}`;
    const [startDate, endDate] = ['2026-11-23T08:00:00.000Z', '2026-12-04T18:00:00.000Z'];
    if (kind === 'deleteSprint') return ['DELETE', path];
    return [
      'POST',
      path,
      kind === 'startSprint' ? { state: 'active', startDate, endDate } : { state: 'closed' },
    ];
  }
  if (issue === undefined || other === undefined) return null;
  const path = `/api/3/issue/${issue.key}`;
  const named = { issues: [issue.key] };
  switch (kind) {
    case 'createSubtask':
      return [
        'POST',
        '/api/3/issue',
        {
          fields: {
            project: { key: issue.project.key },
            issuetype: { name: 'Sub-task' },
            summary: `Part ${value}`,
            parent: { key: issue.key },
          },
        },
      ];
    case 'edit':
      return ['PUT', path, edits(value, other.key, sprint?.id ?? null)];
    case 'assign':
      return ['PUT', `${path}/assignee`, { accountId: value === 0 ? null : person?.accountId }];
    case 'transition': {
      const ways = issue.project.workflows.get(issue.type.id)?.transitions ?? [];
      return ['POST', `${path}/transitions`, { transition: { id: ways[value % ways.length]?.id } }];
    }
    case 'comment':
      return ['POST', `${path}/comment`, { body: text(`Said ${value}`) }];
    case 'uncomment':
      return ['DELETE', `${path}/comment/${issue.comments[0]?.id ?? 1}`];
    case 'work':
      return ['POST', `${path}/worklog`, { timeSpentSeconds: 600 * (value + 1) }];
    case 'link':
      return [
        'POST',
        '/api/3/issueLink',
        { type: { name: 'Blocks' }, inwardIssue: { key: issue.key }, outwardIssue: { key: other.key } },
      ];
    case 'unlink':
      return ['DELETE', `/api/3/issueLink/${issue.links[0]?.id ?? 1}`];
    case 'watch':
      return ['POST', `${path}/watchers`, person?.accountId];
    case 'plan':
      return ['POST', `/agile/1.0/sprint/${sprint?.id ?? 1}/issue`, named];
    case 'unplan':
      return ['POST', '/agile/1.0/backlog/issue', named];
    case 'rank':
      return [
        'PUT',
        '/agile/1.0/issue/rank',
        { ...named, [value % 2 ? 'rankBeforeIssue' : 'rankAfterIssue']: other.key },
      ];
    case 'epic':
      return ['POST', `/agile/1.0/epic/${epic?.key ?? 'PAY-1'}/issue`, named];
    case 'unepic':
      return ['POST', '/agile/1.0/epic/none/issue', named];
    default:
      return ['DELETE', `${path}?deleteSubtasks=true`];
  }
}

/** One of ten edits. */
function edits(value: number, otherKey: string, sprint: number | null) {
  const choices = [
    { fields: { summary: `Renamed at ${value}` } },
    { update: { labels: [{ add: 'random' }] } },
    { update: { labels: [{ remove: 'random' }] } },
    { fields: { customfield_10016: 5, customfield_10037: 'CT-1' } },
    { fields: { customfield_10016: null, customfield_10037: null } },
    { fields: { customfield_10031: [{ value: 'Web' }, { value: 'iOS' }] } },
    { fields: { parent: sprint === null ? null : { key: otherKey } } },
    { fields: { customfield_10020: sprint } },
    { fields: { priority: { name: 'High' }, duedate: '2026-12-24' } },
    { update: { components: [{ add: { name: 'Ledger' } }] } },
  ];
  return choices[value] ?? {};
}

function text(words: string) {
  return {
    type: 'doc',
    version: 1,
    content: [{ type: 'paragraph', content: [{ type: 'text', text: words }] }],
  };
}
