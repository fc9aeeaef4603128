import type { ChangeIssueInput } from '@sidelight/contract';
import type { FieldSetting } from '../../../jira/fields/field-setting.ts';
import { findField } from '../../../jira/fields/find-field.ts';
import { comparable, heldValue } from '../../../jira/fields/held-value.ts';
import {
  changedList,
  type SaidValue,
  saidValue,
  type ValueContext,
} from '../../../jira/fields/said-value.ts';
import type { ScreenField } from '../../../jira/fields/screen-field.ts';
import type { IssueSnapshot } from '../../../jira/jira.ts';
import { AssistantError } from '../../assistant-error.ts';
import type { ChangeSource } from './change-source.ts';
import type { Route } from './route.ts';
import type { Already, Step } from './step.ts';

/** What was said of one field: its new value, or what to add and remove. */
interface Said {
  readonly name: string;
  readonly value?: SaidValue;
  readonly add?: readonly string[];
  readonly remove?: readonly string[];
}

/** A field that was spoken of, and where it can be set: on the edit screen, or by a step of the way (from 0). */
export interface PlacedField extends Said {
  readonly field: ScreenField;
  readonly leg: number | null;
}

type Given = Pick<ChangeIssueInput, 'fields' | 'addTo' | 'removeFrom'>;

/** Whether an input speaks of any field by its name. */
export function saysFields({ fields = {}, addTo = {}, removeFrom = {} }: Given): boolean {
  return [fields, addTo, removeFrom].some((each) => Object.keys(each).length > 0);
}

/** The fields that were spoken of, found on the screens of the issue. Throws FieldError where there is none of a name. */
export function placedFields(
  given: Given,
  edit: readonly ScreenField[],
  route: Route | undefined,
  issue: IssueSnapshot,
): PlacedField[] {
  const legs = route?.kind === 'known' ? route.legs.map(({ screen }) => screen) : [];
  const onTheWay = legs.flatMap((screen, leg) => screen.map((field) => ({ field, leg })));
  // What a step demands is given to the step; what it merely offers is set like everything else.
  const places = new Map<string, { readonly field: ScreenField; readonly leg: number | null }>();
  for (const place of [
    ...onTheWay.filter(({ field }) => field.required),
    ...edit.filter(({ id }) => id !== 'comment').map((field) => ({ field, leg: null })),
    ...onTheWay,
  ]) {
    if (!places.has(place.field.id)) places.set(place.field.id, place);
  }
  const all = [...places.values()].map(({ field }) => field);
  const where = `${legs.length > 0 ? 'on the way or ' : ''}on the edit screen of ${issue.key}`;
  const placed = new Map<string, PlacedField>();
  for (const said of saidOf(given)) {
    if (all.length === 0)
      throw impossible(
        `You may not edit ${issue.key} in Jira. Ask an administrator of the project for that.`,
      );
    const { id } = findField(said.name, all, where);
    const place = places.get(id);
    if (place === undefined) continue;
    const before = placed.get(id);
    if (before?.value !== undefined || (before !== undefined && said.value !== undefined)) {
      throw impossible(`${place.field.name} was given twice; say once what it should be.`);
    }
    placed.set(id, { ...before, ...said, ...place });
  }
  return [...placed.values()];
}

function saidOf({ fields = {}, addTo = {}, removeFrom = {} }: Given): Said[] {
  return [
    ...Object.entries(fields).map(([name, value]) => ({ name, value })),
    ...Object.entries(addTo).map(([name, add]) => ({ name, add })),
    ...Object.entries(removeFrom).map(([name, remove]) => ({ name, remove })),
  ];
}

/** Where and when the person is, for values like "tomorrow" or "me". */
export interface Whereabouts {
  readonly today: string;
  readonly timeZone: string;
}

/** What setting the field does to the issue. Throws FieldError and NameError for values that the field cannot have. */
export async function fieldStep(
  placed: PlacedField,
  issue: IssueSnapshot,
  source: Pick<ChangeSource, 'held' | 'resolvePerson' | 'groupNames'>,
  whereabouts: Whereabouts,
): Promise<(Step & { readonly leg: number | null }) | Already> {
  const { field, leg, value, add, remove } = placed;
  const { id, name, kind } = field;
  const estimates = kind === 'duration' ? ['timeoriginalestimate', 'timeestimate'] : [id];
  const raw = id === 'comment' ? {} : await source.held(issue.key, estimates);
  const context: ValueContext = {
    ...whereabouts,
    before: raw[id],
    person: (said) => source.resolvePerson(said, id === 'assignee' ? { assignableTo: issue.key } : undefined),
    groups: (said) => source.groupNames(said),
  };
  const wanted =
    value === undefined
      ? await changedList(field, { ...(add && { add }), ...(remove && { remove }) }, context)
      : await saidValue(field, value, context);
  const before = heldValue(kind, raw[id], whereabouts.timeZone);
  const seen = comparable(kind, raw[id]);
  if (seen === comparable(kind, wanted.json) && !(leg !== null && field.required)) {
    return {
      already:
        wanted.words === null
          ? `${name} of ${issue.key} is already empty`
          : `${name} of ${issue.key} is already ${wanted.words}`,
    };
  }
  const settings = [
    { id, name, kind, value: wanted.json, words: wanted.words },
    ...alongside(field, raw, wanted.json),
  ];
  return {
    leg,
    row: { field: id, label: name, before: before.words, after: wanted.words },
    settings,
    ...(id === 'comment'
      ? {}
      : {
          settingsBack: settings.map((each) => {
            const { json, words } = heldValue(kind, raw[each.id], whereabouts.timeZone);
            return { ...each, value: json, words };
          }),
          seen: Object.fromEntries(settings.map((each) => [each.id, comparable(kind, raw[each.id])])),
        }),
    title:
      wanted.words === null
        ? `Empty ${name} of ${issue.key}`
        : wanted.words.length > 60
          ? `Change ${name} of ${issue.key}`
          : `Set ${name} of ${issue.key} to ${wanted.words}`,
  };
}

/** Jira changes the estimates together as long as they are the same: the other is then set, too, and set back with it. */
function alongside(
  { id, kind }: ScreenField,
  raw: Readonly<Record<string, unknown>>,
  value: FieldSetting['value'],
): FieldSetting[] {
  if (kind !== 'duration') return [];
  const [other, name] =
    id === 'timeestimate'
      ? (['timeoriginalestimate', 'Original estimate'] as const)
      : (['timeestimate', 'Remaining estimate'] as const);
  const [mine, theirs] = [comparable(kind, raw[id]), comparable(kind, raw[other])];
  // Given alone it could be changed by Jira: it is always said what it is.
  const together = theirs === null || (id === 'timeoriginalestimate' && mine === theirs);
  const { json, words } = heldValue(kind, together ? value : raw[other], 'UTC');
  return [{ id: other, name, kind, value: json, words }];
}

function impossible(detail: string): AssistantError {
  return new AssistantError('assistant.impossible', { detail });
}
