import type { Status } from '@sidelight/contract';
import type { IssueSnapshot } from '../../../jira/jira.ts';
import type { ScreenedTransition } from '../../../jira/reading/transitions.ts';
import { AssistantError } from '../../assistant-error.ts';
import { listed, nameAmong } from '../names.ts';
import type { ChangeSource } from './change-source.ts';

/** How an issue gets to a status. */
export type Route =
  | { readonly kind: 'there' }
  /** The steps in their order, at least one. */
  | { readonly kind: 'known'; readonly legs: readonly ScreenedTransition[] }
  /** Some of the way can only be seen when the issue stands there; the statuses that may be passed. */
  | { readonly kind: 'on-the-way'; readonly target: Status; readonly among: readonly Status[] };

type Source = Pick<ChangeSource, 'transitions' | 'transitionsIn' | 'workflowStatuses'>;

const mostStatusesAsked = 12;
const closed = new Set(['done', 'closed', 'resolved', 'completed', 'finished']);
const abandoned = /cancel|reject|declin|duplicate|won.?t|abandon|obsolete|invalid/i;

/**
 * The shortest way to a status, over several steps where no step leads there. Jira tells only the steps from where an
 * issue stands; the others are those of other issues of the same kind, which each step is checked against when it is made.
 * No status that is done is passed on the way. Throws AssistantError when there is no such status or no way.
 */
export async function routeTo(said: string, issue: IssueSnapshot, source: Source): Promise<Route> {
  if (issue.status.name.toLowerCase() === said.trim().toLowerCase()) return { kind: 'there' };
  const first = await source.transitions(issue.key);
  const direct = directStep(said, first);
  if (direct !== undefined) return { kind: 'known', legs: [direct] };
  const statuses = first.length === 0 ? [] : await source.workflowStatuses(issue.project.key, issue.type);
  const target = statusAmong(said, statuses);
  if (target === undefined) throw noWay(said, issue, first, statuses);
  if (target.id === issue.status.id) return { kind: 'there' };
  return waysOver(target, first, statuses, issue, source);
}

async function waysOver(
  target: Status,
  first: readonly ScreenedTransition[],
  statuses: readonly Status[],
  issue: IssueSnapshot,
  source: Source,
): Promise<Route> {
  const seen = new Set([issue.status.id]);
  const unseen: Status[] = [];
  let asked = 0;
  let ways = first.map((leg) => [leg]);
  while (ways.length > 0) {
    const next: ScreenedTransition[][] = [];
    for (const way of ways) {
      const here = way.at(-1)?.to;
      if (here === undefined || seen.has(here.id)) continue;
      if (here.id === target.id) return { kind: 'known', legs: way };
      seen.add(here.id);
      if (here.category === 'done') continue;
      const others = asked < mostStatusesAsked ? await source.transitionsIn(issue, here.id) : null;
      asked += 1;
      // Steps can be for the assignee or reporter alone: of an issue that is theirs, more may be offered.
      if (others?.alike !== true) unseen.push(here);
      next.push(...(others?.steps ?? []).map((leg) => [...way, leg]));
    }
    ways = next;
  }
  if (unseen.length === 0) throw noWay(target.name, issue, first, statuses);
  const among = statuses.filter(
    ({ id, category }) => id !== target.id && id !== issue.status.id && category !== 'done',
  );
  return { kind: 'on-the-way', target, among };
}

/** People also say what the button says: "close it" for a transition named "Close" to "Done". */
function directStep(said: string, steps: readonly ScreenedTransition[]): ScreenedTransition | undefined {
  const name = nameAmong(
    said,
    steps.map(({ to }) => to.name),
  );
  return (
    steps.find(({ to }) => to.name === name) ??
    steps.find((step) => step.name.toLowerCase() === said.trim().toLowerCase()) ??
    closing(said, steps, ({ to }) => to)
  );
}

function statusAmong(said: string, statuses: readonly Status[]): Status | undefined {
  const name = nameAmong(
    said,
    statuses.map((status) => status.name),
  );
  return statuses.find((status) => status.name === name) ?? closing(said, statuses, (status) => status);
}

/** "Close it" in a workflow whose end has another name: the one way to a done status that is not giving up. */
function closing<Way>(said: string, ways: readonly Way[], to: (way: Way) => Status): Way | undefined {
  if (!closed.has(said.trim().toLowerCase())) return undefined;
  const ends = ways.filter((way) => to(way).category === 'done' && !abandoned.test(to(way).name));
  return ends.length === 1 ? ends[0] : undefined;
}

function noWay(
  said: string,
  { key, status }: IssueSnapshot,
  first: readonly ScreenedTransition[],
  statuses: readonly Status[],
): AssistantError {
  const targets = [...new Set(first.map(({ to }) => to.name))];
  const possible =
    targets.length === 0
      ? 'you cannot move it anywhere from there'
      : `from there it can move to ${listed(targets)}`;
  const farther = statuses
    .map(({ name }) => name)
    .filter((name) => !targets.includes(name) && name !== status.name);
  const others = farther.length === 0 ? '' : ` Its workflow also has ${listed(farther)}.`;
  return new AssistantError('assistant.impossible', {
    detail: `${key} cannot move to "${said}": it is ${status.name}, and ${possible}.${others}`,
  });
}
