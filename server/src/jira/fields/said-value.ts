import { saidMoment } from '@sidelight/language';
import { editDocument } from '../documents/edit-document.ts';
import { secondsOf } from './durations.ts';
import { impossible, unknownName } from './field-error.ts';
import type { FieldKind } from './field-kind.ts';
import { isList } from './field-kind.ts';
import { type FieldValue, type JiraJson, jiraJsonSchema } from './field-setting.ts';
import { choiceNamed, findChoice } from './find-choice.ts';
import { comparable, heldValue } from './held-value.ts';
import { instantAt, jiraInstant } from './instants.ts';
import type { Choice, ScreenField } from './screen-field.ts';

/** A value as a model or a person gives it: null empties the field. */
export type SaidValue = string | number | boolean | null | readonly (string | number)[];

/** What reading a value asks besides the field itself. */
export interface ValueContext {
  /** Today where the person is. */
  readonly today: string;
  /** IANA name of where the person is. */
  readonly timeZone: string;
  /** Throws NameError. */
  readonly person: (said: string) => Promise<{ readonly accountId: string; readonly displayName: string }>;
  /** Names of the groups that fit. */
  readonly groups: (said: string) => Promise<readonly string[]>;
  /** Jira's JSON of what the field holds now; what a document has beyond Markdown is kept. */
  readonly before?: unknown;
}

const longestText = 255;
const longestDocument = 32_767;

/**
 * A value in words ("5", "High", "Europe > Poland", "tomorrow at 9am", "3d 4h", Markdown) as Jira takes it. Throws
 * FieldError that says what the field takes, NameError for people.
 */
export async function saidValue(
  field: ScreenField,
  said: SaidValue,
  context: ValueContext,
): Promise<FieldValue> {
  if (field.kind === 'unsupported') {
    throw impossible(`${field.name} cannot be set from here; set it in Jira.`);
  }
  if (isNothing(said)) {
    if (field.required && !field.hasDefault) throw impossible(`${field.name} cannot be empty.`);
    return { json: isList(field.kind) ? [] : null, words: null };
  }
  if (isList(field.kind)) {
    const entries = await Promise.all(severalOf(field, said).map((each) => entryOf(field, each, context)));
    return listOf(field.kind, entries, context.timeZone);
  }
  if (Array.isArray(said)) {
    const [only, ...more] = said;
    if (field.kind === 'cascade') return cascadeOf(field, said.map(String));
    if (only !== undefined && more.length === 0) return saidValue(field, only, context);
    throw impossible(`${field.name} holds one value.`);
  }
  return oneValue(field, String(said).trim(), context);
}

/** What a field with several values holds once some are added and others removed. Throws as `saidValue`. */
export async function changedList(
  field: ScreenField,
  { add = [], remove = [] }: { readonly add?: readonly string[]; readonly remove?: readonly string[] },
  context: ValueContext,
): Promise<FieldValue> {
  if (!isList(field.kind)) throw impossible(`${field.name} holds one value: set it instead.`);
  const there = entriesOf(field.kind, context.before, context.timeZone);
  const added = await Promise.all(add.map((each) => entryOf(field, each, context)));
  // What is to go is looked for where it is, also when it cannot be chosen any more.
  const here = there.map(({ words }, at) => ({ id: String(at), name: words, children: [] }));
  const removed = new Set(
    remove.map((each) => there[Number(findChoice(each, here, `${field.name} to remove`).id)]?.same),
  );
  const kept = there.filter(({ same }) => !removed.has(same));
  const result = listOf(field.kind, [...kept, ...added], context.timeZone);
  if (field.required && result.words === null) throw impossible(`${field.name} cannot be empty.`);
  return result;
}

interface ListEntry {
  readonly json: JiraJson;
  readonly words: string;
}

function listOf(kind: FieldKind, entries: readonly ListEntry[], timeZone: string): FieldValue {
  const each = new Map(entries.map((entry) => [comparable(kind, [entry.json]), entry]));
  const kept = [...each.values()];
  return {
    json: heldValue(
      kind,
      kept.map(({ json }) => json),
      timeZone,
    ).json,
    words: kept.length === 0 ? null : kept.map(({ words }) => words).join(', '),
  };
}

function entriesOf(kind: FieldKind, raw: unknown, timeZone: string): (ListEntry & { same: string | null })[] {
  const all: unknown[] = Array.isArray(raw) ? raw : [];
  return all.flatMap((each) => {
    const { json, words } = heldValue(kind, [each], timeZone);
    const [only] = Array.isArray(json) ? json : [];
    return only === undefined || words === null
      ? []
      : [{ json: only, words, same: comparable(kind, [each]) }];
  });
}

function isNothing(said: SaidValue): said is null | '' | readonly never[] {
  return said === null || said === '' || (Array.isArray(said) && said.length === 0);
}

/** "Web, iOS and Android", unless that is the name of one. */
function severalOf({ kind, choices }: ScreenField, said: Exclude<SaidValue, null>): string[] {
  if (typeof said !== 'string') return (Array.isArray(said) ? said : [said]).map(String);
  if (kind === 'choices' && choiceNamed(said, choices ?? []) !== undefined) return [said];
  const parts =
    kind === 'labels' ? said.split(/,\s*|\s+(?:and\s+)?/) : said.split(/,\s*(?:and\s+)?|\s+and\s+/i);
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}

async function entryOf(field: ScreenField, said: string, context: ValueContext): Promise<ListEntry> {
  switch (field.kind) {
    case 'people':
      return personOf(said, context);
    case 'groups':
      return groupOf(field, said, context);
    case 'labels':
      if (/\s/.test(said)) throw impossible(`A label has no spaces: "${said}".`);
      return { json: said, words: said };
    default:
      return choiceOf(field, said);
  }
}

async function oneValue(field: ScreenField, said: string, context: ValueContext): Promise<FieldValue> {
  const { kind, name } = field;
  switch (kind) {
    case 'choice':
      return choiceOf(field, said);
    case 'cascade':
      return cascadeOf(field, said.split(/\s*(?:>|→|\/|»|: )\s*/));
    case 'person':
      return /^(?:nobody|no one|none|unassigned)$/i.test(said)
        ? saidValue(field, null, context)
        : personOf(said, context);
    case 'group':
      return groupOf(field, said, context);
    case 'number':
      return numberOf(name, said);
    case 'date':
      return dayOf(field, said, context);
    case 'datetime':
      return momentOf(field, said, context);
    case 'duration': {
      const seconds = secondsOf(said);
      if (seconds === undefined) throw impossible(`${name} is a time like "3h 30m" or "2d", not "${said}".`);
      return heldValue(kind, seconds, context.timeZone);
    }
    case 'url':
      if (!isWebAddress(said)) throw impossible(`${name} is a web address like https://…, not "${said}".`);
      return { json: said, words: said };
    case 'paragraph': {
      if (said.length > longestDocument)
        throw impossible(`${name} is too long: ${longestDocument} letters at most.`);
      const json = jiraJsonSchema.parse(editDocument(context.before ?? null, said));
      return heldValue(kind, json, context.timeZone);
    }
    default:
      if (said.length > longestText) throw impossible(`${name} is too long: ${longestText} letters at most.`);
      if (/[\r\n]/.test(said)) throw impossible(`${name} is one line of text.`);
      return { json: said, words: said };
  }
}

function choiceOf({ name, choices }: ScreenField, said: string): ListEntry {
  if (choices === null) return { json: { name: said }, words: said };
  const choice = findChoice(said, choices, name);
  return { json: { id: choice.id }, words: choice.name };
}

/** "Europe > Poland", or the one country of that name alone. */
function cascadeOf({ name, choices }: ScreenField, said: readonly string[]): FieldValue {
  const [first = '', second, ...more] = said;
  if (more.length > 0) throw impossible(`${name} holds a choice and one below it, like "Europe > Poland".`);
  const all = choices ?? [];
  if (second !== undefined) {
    const parent = findChoice(first, all, name);
    return cascadeWords(parent, findChoice(second, parent.children, `${name} below ${parent.name}`));
  }
  const parent = choiceNamed(first, all);
  if (parent !== undefined) return cascadeWords(parent);
  const below = all.flatMap((choice) => {
    const child = choiceNamed(first, choice.children);
    return child === undefined ? [] : [cascadeWords(choice, child)];
  });
  const [only] = below;
  if (only === undefined || below.length > 1) throw findChoiceFailure(first, all, name);
  return only;
}

function findChoiceFailure(said: string, all: readonly Choice[], name: string): Error {
  const names = all.flatMap(({ name: parent, children }) =>
    children.length === 0 ? [parent] : children.map((child) => `${parent} > ${child.name}`),
  );
  return unknownName(
    `${name} cannot be "${said}"; it can be ${names.slice(0, 15).join(', ')}${names.length > 15 ? ` and ${names.length - 15} more` : ''}.`,
  );
}

function cascadeWords(parent: Choice, child?: Choice): FieldValue {
  if (child === undefined) return { json: { id: parent.id }, words: parent.name };
  return { json: { id: parent.id, child: { id: child.id } }, words: `${parent.name} > ${child.name}` };
}

async function personOf(said: string, { person }: ValueContext): Promise<ListEntry> {
  const { accountId, displayName } = await person(said);
  return { json: { accountId }, words: displayName };
}

async function groupOf({ name }: ScreenField, said: string, { groups }: ValueContext): Promise<ListEntry> {
  const choices = (await groups(said)).map((group) => ({ id: group, name: group, children: [] }));
  const { name: group } = findChoice(said, choices, name);
  return { json: { name: group }, words: group };
}

function numberOf(name: string, said: string): FieldValue {
  const number = /^-?\d+(?:[.,]\d+)?$/.test(said) ? Number(said.replace(',', '.')) : Number.NaN;
  if (!Number.isFinite(number)) throw impossible(`${name} is a number, not "${said}".`);
  return { json: number, words: String(number) };
}

function dayOf({ kind, name }: ScreenField, said: string, { today, timeZone }: ValueContext): FieldValue {
  const moment = saidMoment(said, today);
  if (moment === undefined) throw impossible(`${name} is a day like 2026-11-27, not "${said}".`);
  return heldValue(kind, moment.day, timeZone);
}

function momentOf({ kind, name }: ScreenField, said: string, { today, timeZone }: ValueContext): FieldValue {
  const withOffset = /^\d{4}-\d{2}-\d{2}T[\d:.]+(?:Z|[+-]\d{2}:?\d{2})$/i.test(said)
    ? Date.parse(said)
    : Number.NaN;
  if (!Number.isNaN(withOffset)) return heldValue(kind, jiraInstant(withOffset), timeZone);
  const moment = saidMoment(said, today);
  if (moment?.time === undefined) {
    throw impossible(`${name} is a day and a time like "2026-11-27 14:00", not "${said}".`);
  }
  return heldValue(kind, instantAt(moment.day, moment.time, timeZone), timeZone);
}

function isWebAddress(said: string): boolean {
  return /^https?:$/.test(URL.parse(said)?.protocol ?? '');
}
