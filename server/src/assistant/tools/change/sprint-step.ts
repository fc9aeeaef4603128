import type { OpenSprint } from '../../../jira/agile/open-sprints.ts';
import type { IssueSnapshot } from '../../../jira/jira.ts';
import { boardFieldsOf } from '../../../jira/listing/board-fields.ts';
import { type Sprint, sprintsOf } from '../../../jira/listing/sprint.ts';
import type { FieldValues } from '../../../jira/reading/field-values.ts';
import { AssistantError } from '../../assistant-error.ts';
import { listed, nameAmong } from '../names.ts';
import type { ChangeSource } from './change-source.ts';
import type { Already, Step } from './step.ts';

type Source = Pick<ChangeSource, 'fields' | 'held' | 'openSprints'>;

const current = /^(?:the )?(?:current|active|this|running|open)(?: sprint| one)?$/i;
const next = /^(?:the )?(?:next|upcoming|following|future)(?: sprint| one)?$/i;
/** What people call being in no sprint. */
export const backlog = /^(?:the )?(?:backlog|none|no sprint|nothing)$/i;

/** The sprint an issue is in that is not over yet. */
export function openSprintIn(raw: unknown): Sprint | null {
  return sprintsOf(raw).find(({ state }) => state !== 'closed') ?? null;
}

/** The id of the site's sprint field; null where there are no sprints. */
export async function sprintField(source: Pick<ChangeSource, 'fields'>): Promise<string | null> {
  return boardFieldsOf(await source.fields()).sprint;
}

/** Puts the issue into a sprint, or with null into the backlog. */
export async function sprintStep(
  said: string | null,
  issue: IssueSnapshot,
  source: Source,
): Promise<Step | Already> {
  const field = await sprintField(source);
  const isBacklog = said === null || backlog.test(said.trim());
  if (field === null) {
    if (isBacklog) return { already: `${issue.key} is in no sprint` };
    throw impossible('This Jira has no sprints.');
  }
  const held = await source.held(issue.key, [field, 'issuetype']);
  const from = openSprintIn(held[field]);
  const { key, name } = issue.project;
  const to = isBacklog ? null : sprintAmong(said, await source.openSprints(key), from, name);
  return stepBetween(from, to, field, issue, held);
}

async function stepTo(to: OpenSprint, issue: IssueSnapshot, source: Source): Promise<Step | Already> {
  const field = (await sprintField(source)) ?? '';
  const held = await source.held(issue.key, [field, 'issuetype']);
  return stepBetween(openSprintIn(held[field]), to, field, issue, held);
}

function stepBetween(
  from: Sprint | null,
  to: Sprint | null,
  field: string,
  issue: IssueSnapshot,
  held: FieldValues,
): Step | Already {
  if ((to?.id ?? null) === (from?.id ?? null)) {
    return {
      already:
        to === null ? `${issue.key} is already in the backlog` : `${issue.key} is already in ${to.name}`,
    };
  }
  demandPlannable(issue, held);
  const short = (sprint: Sprint | null) => (sprint === null ? null : { id: sprint.id, name: sprint.name });
  return {
    row: { field: 'sprint', label: 'Sprint', before: from?.name ?? 'Backlog', after: to?.name ?? 'Backlog' },
    sprint: { field, to: short(to), from: short(from) },
    seen: { [field]: from === null ? null : String(from.id) },
    title: `Move ${issue.key} to ${to === null ? 'the backlog' : to.name}`,
  };
}

/** Back to where it was, as long as that sprint is not over. */
export async function sprintBack(
  { from }: NonNullable<Step['sprint']>,
  issue: IssueSnapshot,
  source: Source,
): Promise<Step | Already> {
  if (from === null) return sprintStep(null, issue, source);
  const there = (await source.openSprints(issue.project.key)).find(({ id }) => id === from.id);
  if (there === undefined) return { already: `${from.name} is over by now, or gone; the sprint stays` };
  return stepTo(there, issue, source);
}

/**
 * The sprint that is meant by its name or number, as the current or as the next one. `from`: where the issue is now. Throws
 * assistant.name-unknown with those there are.
 */
export function sprintAmong(
  said: string,
  sprints: readonly OpenSprint[],
  from: Sprint | null,
  projectName: string,
): OpenSprint {
  const named = sprintNamed(said.trim(), sprints, from);
  if (named !== undefined) return named;
  const there =
    sprints.length === 0
      ? 'there is no active or future sprint'
      : `there are ${listed(sprints.map(({ name, state, board }) => `${name} (${state}, board ${board.name})`))}`;
  throw new AssistantError('assistant.name-unknown', {
    detail: `No one sprint of ${projectName} is "${said}"; ${there}.`,
  });
}

function sprintNamed(
  said: string,
  sprints: readonly OpenSprint[],
  from: Sprint | null,
): OpenSprint | undefined {
  // Where a project has several boards, the one whose sprint the issue is in is meant.
  const board = sprints.find(({ id }) => id === from?.id)?.board.id;
  const near = (state: Sprint['state']) => {
    const all = sprints.filter((sprint) => sprint.state === state);
    const own = all.filter((sprint) => sprint.board.id === board);
    return own.length > 0 ? own : all;
  };
  if (current.test(said)) return only(near('active'));
  if (next.test(said)) {
    const future = near('future');
    const boards = new Set(future.map((sprint) => sprint.board.id));
    if (boards.size > 1) return undefined;
    return future.toSorted((one, other) => startOf(one) - startOf(other))[0];
  }
  const name = nameAmong(
    said,
    sprints.map((sprint) => sprint.name),
  );
  const number = /^(?:sprint )?#?(\d+)$/i.exec(said)?.[1];
  const numbered = sprints.filter((sprint) => new RegExp(`(?<!\\d)${number}$`).test(sprint.name));
  const same = sprints.filter((sprint) => sprint.name === name);
  return only(same) ?? (number === undefined ? undefined : only(numbered));
}

/** Sprints without a day are planned after those with one. */
function startOf({ startDate }: Sprint): number {
  return startDate === null ? Number.MAX_SAFE_INTEGER : Date.parse(startDate);
}

function only<Item>(items: readonly Item[]): Item | undefined {
  return items.length === 1 ? items[0] : undefined;
}

function demandPlannable({ key, type: name, parent }: IssueSnapshot, held: FieldValues): void {
  const type: unknown = held['issuetype'];
  if (typeof type !== 'object' || type === null) return;
  if ('subtask' in type && type.subtask === true) {
    throw impossible(
      `${key} is a sub-task: it is in the sprint of ${parent?.key ?? 'its parent'}. Move that one.`,
    );
  }
  if ('hierarchyLevel' in type && typeof type.hierarchyLevel === 'number' && type.hierarchyLevel > 0) {
    throw impossible(`${key} is of the type ${name}, which is in no sprint; its issues are. Move those.`);
  }
}

function impossible(detail: string): AssistantError {
  return new AssistantError('assistant.impossible', { detail });
}
