import type { FieldSetting } from '../../../jira/fields/field-setting.ts';
import { heldValue } from '../../../jira/fields/held-value.ts';
import type { IssueSnapshot } from '../../../jira/jira.ts';
import type { ScreenedTransition } from '../../../jira/reading/transitions.ts';
import { AssistantError } from '../../assistant-error.ts';
import { listed } from '../names.ts';
import type { Leg, PlannedTransition } from './change-operation.ts';
import type { ChangeSource } from './change-source.ts';
import type { Route } from './route.ts';
import type { Already, Step } from './step.ts';

/** `given`: what the person said for the screens on the way, by the place of the step and the field's id. */
export async function statusStep(
  route: Route,
  given: readonly ReadonlyMap<string, FieldSetting>[],
  issue: IssueSnapshot,
  source: Pick<ChangeSource, 'held'>,
): Promise<Step | Already> {
  if (route.kind === 'there') return { already: `${issue.key} is already ${issue.status.name}` };
  const { transition, way, warnings } =
    route.kind === 'known' ? await known(route.legs, given, issue, source) : onTheWay(route);
  const to = transition.statusName;
  return {
    row: { field: 'status', label: 'Status', before: issue.status.name, after: `${to}${way}` },
    transition,
    ...(issue.resolution === null ? {} : { resolution: issue.resolution }),
    warnings,
    title: `Move ${issue.key} to ${to}`,
  };
}

interface Planned {
  readonly transition: PlannedTransition;
  /** " (over In Progress)", behind the status. */
  readonly way: string;
  readonly warnings: readonly string[];
}

async function known(
  legs: readonly ScreenedTransition[],
  given: readonly ReadonlyMap<string, FieldSetting>[],
  issue: IssueSnapshot,
  source: Pick<ChangeSource, 'held'>,
): Promise<Planned> {
  const planned = await Promise.all(
    legs.map(async (leg, place): Promise<Leg> => {
      const settings = await screenOf(leg, given[place] ?? new Map(), issue, source);
      return {
        ...{ id: leg.id, statusId: leg.to.id, statusName: leg.to.name },
        ...(settings.length === 0 ? {} : { settings }),
      };
    }),
  );
  const last = planned.at(-1);
  if (last === undefined) throw new RangeError('A way has at least one step.');
  const before = planned.slice(0, -1);
  if (before.length === 0) return { transition: last, way: '', warnings: [] };
  const passed = listed(before.map(({ statusName }) => statusName));
  return { transition: { ...last, before }, way: ` (over ${passed})`, warnings: [] };
}

function onTheWay({ target, among }: Extract<Route, { kind: 'on-the-way' }>): Planned {
  const names = among.map(({ name }) => name);
  return {
    transition: {
      ...{ id: '', statusId: target.id, statusName: target.name },
      among: among.map(({ id }) => id),
    },
    way: ` (the way is found step by step${names.length === 0 ? '' : `, over ${names.join(', ')} at most`})`,
    warnings: [
      `Jira tells only the next step, and no other issue shows the rest: where no step leads on to ${target.name}, it stays where it came to.`,
    ],
  };
}

/** What a step's screen is given: what was said, and what it requires and the issue holds. Throws when more is needed. */
async function screenOf(
  { screen, to }: ScreenedTransition,
  given: ReadonlyMap<string, FieldSetting>,
  issue: IssueSnapshot,
  source: Pick<ChangeSource, 'held'>,
): Promise<FieldSetting[]> {
  const needed = screen.filter(({ id, required, hasDefault }) => required && !hasDefault && !given.has(id));
  if (needed.length === 0) return [...given.values()];
  const held = await source.held(
    issue.key,
    needed.map(({ id }) => id),
  );
  const settings = [...given.values()];
  const missing = needed.filter(({ id, name, kind }) => {
    const { json, words } = heldValue(kind, held[id], 'UTC');
    if (words !== null) settings.push({ id, name, kind, value: json });
    return words === null;
  });
  if (missing.length === 0) return settings;
  const wanted = missing.map(({ name, choices }) =>
    choices === null || choices.length === 0 ? name : `${name} (${listed(choices.map((each) => each.name))})`,
  );
  throw new AssistantError('assistant.impossible', {
    detail: `To move ${issue.key} to ${to.name} Jira asks for ${listed(wanted)}. Say what it should be.`,
  });
}
