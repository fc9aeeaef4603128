import { issueKeySchema } from '@sidelight/contract';
import { JiraError } from '../../../jira/errors.ts';
import type { IssueSnapshot } from '../../../jira/jira.ts';
import { AssistantError } from '../../assistant-error.ts';
import type { ChangeOperation, RankPlace } from './change-operation.ts';
import type { ChangeSource } from './change-source.ts';
import { openSprintIn, sprintField } from './sprint-step.ts';
import type { Already, Step } from './step.ts';

type Source = Pick<ChangeSource, 'fields' | 'held' | 'keys' | 'other'>;

/** Of a list so many are looked at, to know where an issue stands. */
const mostListed = 500;

/**
 * Ranks the issue in its list, the open sprint it is in (or comes into) or the backlog of its project. `together`: all
 * that are ranked by the same plan; they are set one after another and keep their order, so none of them is the one to
 * go by. `sprint`: the sprint that the same plan puts the issue into.
 */
export async function rankStep(
  said: string,
  issue: IssueSnapshot,
  source: Source,
  together: readonly string[],
  sprint: ChangeOperation['sprint'],
): Promise<Step | Already> {
  const [, side, key] = /^(above|below) (.+)$/i.exec(said.trim()) ?? [];
  const others = new Set([...together, issue.key]);
  const list = await listOf(issue, source, sprint);
  const wanted =
    key === undefined
      ? await endOf(said, list, others, source)
      : await besides(side?.toLowerCase() === 'above' ? 'above' : 'below', key, issue, others, source);
  // Where it was is told by the list it comes from, also when the same plan takes it to another.
  const from = sprint === undefined ? list : await listOf(issue, source, undefined);
  const order = await inOrder(from, source);
  const place = order.indexOf(issue.key);
  if (wanted === null) return { already: `${issue.key} is alone in ${list.name}` };
  if (others.size === 1 && sprint === undefined && stands(order, place, wanted)) {
    return { already: `${issue.key} is already ${words(wanted)}` };
  }
  const end = key === undefined ? `, the ${said.trim().toLowerCase()} of ${list.name}` : '';
  return {
    row: {
      field: 'rank',
      label: 'Rank',
      before: place < 0 ? null : `${place + 1}. of ${from.name}`,
      after: `${words(wanted)}${end}`,
    },
    rank: { ...wanted, was: wasOf(order, place, others) },
    title: `Rank ${issue.key} ${key === undefined ? `at the ${said.trim().toLowerCase()} of ${list.name}` : words(wanted)}`,
  };
}

/** Ranks it where it was. */
export async function rankBack(
  { side, other }: RankPlace,
  issue: IssueSnapshot,
  source: Source,
): Promise<Step | Already> {
  return rankStep(`${side} ${other}`, issue, source, [issue.key], undefined);
}

function words({ side, other }: RankPlace): string {
  return `${side} ${other}`;
}

interface List {
  readonly name: string;
  readonly jql: string;
}

async function listOf(
  issue: IssueSnapshot,
  source: Source,
  sprint: ChangeOperation['sprint'],
): Promise<List> {
  const field = await sprintField(source);
  const from =
    field === null || sprint !== undefined
      ? null
      : openSprintIn((await source.held(issue.key, [field]))[field]);
  const into = sprint === undefined ? from : sprint.to;
  if (into !== null) return { name: into.name, jql: `sprint = ${into.id}` };
  const open = `project = "${issue.project.key}" AND statusCategory != Done`;
  return {
    name: 'the backlog',
    jql:
      field === null
        ? open
        : `${open} AND (sprint is EMPTY OR (sprint not in openSprints() AND sprint not in futureSprints()))`,
  };
}

async function inOrder({ jql }: List, source: Source): Promise<string[]> {
  return (await source.keys(`${jql} ORDER BY Rank ASC`, mostListed)).keys;
}

/** The first or last issue of the list that is not itself ranked. */
async function endOf(
  said: string,
  list: List,
  others: ReadonlySet<string>,
  source: Source,
): Promise<RankPlace | null> {
  if (said.trim().toLowerCase() === 'top') {
    const first = (await inOrder(list, source)).find((each) => !others.has(each));
    return first === undefined ? null : { side: 'above', other: first };
  }
  const { keys } = await source.keys(`${list.jql} ORDER BY Rank DESC`, others.size + 1);
  const last = keys.find((each) => !others.has(each));
  return last === undefined ? null : { side: 'below', other: last };
}

async function besides(
  side: RankPlace['side'],
  said: string,
  issue: IssueSnapshot,
  others: ReadonlySet<string>,
  source: Source,
): Promise<RankPlace> {
  const key = issueKeySchema.parse(said);
  if (others.has(key)) throw impossible(`${key} cannot be ranked ${side} itself.`);
  const other = await source.other(key).catch((error: unknown) => {
    if (!(error instanceof JiraError) || error.code !== 'jira.not-found') throw error;
    throw impossible(
      `${issue.key} cannot be ranked ${side} ${key}: there is no such issue, or you may not see it.`,
    );
  });
  return { side, other: other.key };
}

function stands(order: readonly string[], place: number, { side, other }: RankPlace): boolean {
  return place >= 0 && order[side === 'above' ? place + 1 : place - 1] === other;
}

/** Beside which other issue it stood, one that stays where it is. */
function wasOf(
  order: readonly string[],
  place: number,
  others: ReadonlySet<string>,
): NonNullable<ChangeOperation['rank']>['was'] {
  if (place < 0) return null;
  const above = order.slice(0, place).findLast((key) => !others.has(key));
  if (above !== undefined) return { side: 'below', other: above, place };
  const below = order.slice(place + 1).find((key) => !others.has(key));
  return below === undefined ? null : { side: 'above', other: below, place };
}

function impossible(detail: string): AssistantError {
  return new AssistantError('assistant.impossible', { detail });
}
