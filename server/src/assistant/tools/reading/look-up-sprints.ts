import type { LookUpMatch } from '@sidelight/contract';
import { comparison, print, query, value } from '@sidelight/jql';
import { inLanes } from '../../../in-lanes.ts';
import { JiraError } from '../../../jira/errors.ts';
import type { JiraAccount } from '../../../jira/jira.ts';
import { sprintsOf } from '../../../jira/listing/sprint.ts';
import type { Entries } from './look-up.ts';

const mostBoards = 8;
const lanes = 4;
/** Where boards may not be read, sprints are those that issues are in. */
const mostIssues = 100;

const stateOrder = ['active', 'future', 'closed'];

export async function lookUpSprints(
  { project, closedToo }: { readonly project: string | undefined; readonly closedToo: boolean },
  account: JiraAccount,
): Promise<Entries> {
  try {
    return await ofBoards(project, closedToo, account);
  } catch (error) {
    if (
      error instanceof JiraError &&
      (error.code === 'jira.scope-missing' || error.code === 'jira.forbidden')
    ) {
      return ofIssues(project, closedToo, account);
    }
    throw error;
  }
}

async function ofBoards(
  project: string | undefined,
  closedToo: boolean,
  account: JiraAccount,
): Promise<Entries> {
  const boards = (await account.catalogue.boards(project)).filter(({ type }) => type !== 'kanban');
  const shown = boards.slice(0, mostBoards);
  const found = await inLanes(shown, lanes, async (board) => {
    const sprints = await account.catalogue.sprints(board.id, { closedToo });
    return sprints.map(({ name, state, startDate, endDate, goal }) =>
      entryOf(
        { name, state, startDate, endDate },
        { of: board.name, ...(goal === '' ? {} : { about: goal }) },
      ),
    );
  });
  return {
    entries: inOrder(found.flat()),
    ...(shown.length < boards.length
      ? { note: `Of ${shown.length} of ${boards.length} boards; name a project for the others.` }
      : {}),
  };
}

async function ofIssues(
  project: string | undefined,
  closedToo: boolean,
  account: JiraAccount,
): Promise<Entries> {
  const fieldIds = (await account.fields()).flatMap(({ id, keptBy }) => (keptBy === 'gh-sprint' ? [id] : []));
  const note =
    'Boards may not be read with this sign-in, so these are the sprints that issues are in; empty ones are missing.';
  if (fieldIds.length === 0) return { entries: [], note };
  const where =
    project === undefined ? '' : `${print(query(comparison('project', '=', value(project))))} AND `;
  const { values } = await account.valuesFound(
    `${where}sprint is not EMPTY ORDER BY updated DESC`,
    fieldIds,
    mostIssues,
  );
  const sprints = values.flatMap((held) => fieldIds.flatMap((id) => sprintsOf(held[id])));
  const wanted = sprints.filter(({ state }) => closedToo || state !== 'closed');
  const byId = new Map(wanted.map((sprint) => [sprint.id, entryOf(sprint, {})]));
  return { entries: inOrder([...byId.values()]), note };
}

function entryOf(
  {
    name,
    state,
    startDate,
    endDate,
  }: { name: string; state: string; startDate: string | null; endDate: string | null },
  more: Pick<LookUpMatch, 'of' | 'about'>,
): LookUpMatch {
  return {
    name,
    state,
    ...(startDate === null ? {} : { from: startDate.slice(0, 10) }),
    ...(endDate === null ? {} : { to: endDate.slice(0, 10) }),
    ...more,
  };
}

/** What runs first, then what comes, then what is over, the newest first. */
function inOrder(entries: readonly LookUpMatch[]): LookUpMatch[] {
  return entries.toSorted(
    (one, other) =>
      stateOrder.indexOf(one.state ?? '') - stateOrder.indexOf(other.state ?? '') ||
      (one.state === 'closed' ? -1 : 1) * (one.from ?? '').localeCompare(other.from ?? ''),
  );
}
