import { z } from 'zod';
import { adfToMarkdown } from '../documents/to-markdown.ts';
import { timeInWords } from './durations.ts';
import type { FieldKind } from './field-kind.ts';
import { type FieldSetting, type FieldValue, type JiraJson, jiraJsonSchema } from './field-setting.ts';
import { instantInWords } from './instants.ts';

const nothing: FieldValue = { json: null, words: null };

/** One of the things that have a name: a choice, a person, a group. */
interface Entry {
  readonly json: JiraJson;
  readonly words: string;
}

const text = z.string().optional().catch(undefined);
const id = z.coerce.string().optional().catch(undefined);
const choiceSchema = z.object({ id, name: text, value: text, child: z.unknown().optional() });
const personSchema = z.object({ accountId: z.string(), displayName: text });
const groupSchema = z.object({ name: z.string(), groupId: text });

/**
 * What an issue holds in a field: as it would be written again, and in words. `raw` is Jira's JSON of the field, read
 * or as it was written. What cannot be read counts as nothing. `timeZone`: IANA, for points in time.
 */
export function heldValue(kind: FieldKind, raw: unknown, timeZone: string): FieldValue {
  if (raw === null || raw === undefined || raw === '') return nothing;
  switch (kind) {
    case 'labels':
      return listValue(
        list(raw)
          .filter((each) => typeof each === 'string')
          .map(asEntry),
      );
    case 'choice':
    case 'cascade':
      return choiceEntry(raw) ?? nothing;
    case 'choices':
      return listValue(list(raw).flatMap((each) => choiceEntry(each) ?? []));
    case 'person':
      return personEntry(raw) ?? nothing;
    case 'people':
      return listValue(list(raw).flatMap((each) => personEntry(each) ?? []));
    case 'group':
      return groupEntry(raw) ?? nothing;
    case 'groups':
      return listValue(list(raw).flatMap((each) => groupEntry(each) ?? []));
    case 'number':
      return typeof raw === 'number' ? { json: raw, words: String(raw) } : nothing;
    case 'duration':
      return typeof raw === 'number' ? { json: raw, words: timeInWords(raw) } : nothing;
    case 'datetime':
      return typeof raw === 'string' ? { json: raw, words: instantInWords(raw, timeZone) } : nothing;
    case 'date':
      return typeof raw === 'string' ? { json: raw, words: dayInWords(raw) } : nothing;
    case 'paragraph':
      return documentValue(raw);
    default:
      return typeof raw === 'string' ? { json: raw, words: raw } : nothing;
  }
}

/**
 * A value as text that is the same for what is the same: to see whether Jira took a value, or whether somebody else
 * has changed it since. Null for nothing.
 */
export function comparable(kind: FieldKind, raw: unknown): string | null {
  const { json } = heldValue(kind, raw, 'UTC');
  if (json === null || (Array.isArray(json) && json.length === 0)) return null;
  if (Array.isArray(json)) return JSON.stringify(json.map(canonical).sort());
  if (kind === 'datetime' && typeof json === 'string') return String(Date.parse(json));
  if (kind === 'text' || kind === 'url') return String(json).trim();
  return canonical(json);
}

/** Whether Jira's JSON of a field is what it was set to. Of documents the letters count: Jira may write them anew. */
export function keeps({ kind, value }: Pick<FieldSetting, 'kind' | 'value'>, raw: unknown): boolean {
  if (comparable(kind, raw) === comparable(kind, value)) return true;
  if (kind !== 'paragraph') return false;
  const letters = (document: unknown) => adfToMarkdown(document).replace(/[^\p{L}\p{N}]+/gu, '');
  return letters(raw) === letters(value);
}

const documentSchema = z.looseObject({ type: z.literal('doc'), content: z.array(z.unknown()).min(1) });

/** A document without a word is one nevertheless: an extension, or an empty line. */
function documentValue(raw: unknown): FieldValue {
  if (!documentSchema.safeParse(raw).success) return nothing;
  const json = jiraJsonSchema.safeParse(raw);
  const words = adfToMarkdown(raw);
  return json.success ? { json: json.data, words: words === '' ? null : words } : nothing;
}

function list(raw: unknown): unknown[] {
  return Array.isArray(raw) ? raw : [];
}

function listValue(entries: readonly Entry[]): FieldValue {
  return {
    json: entries.map(({ json }) => json),
    words: entries.length === 0 ? null : entries.map(({ words }) => words).join(', '),
  };
}

function asEntry(words: string): Entry {
  return { json: words, words };
}

function choiceEntry(raw: unknown): Entry | undefined {
  const choice = choiceSchema.safeParse(raw).data;
  if (choice === undefined) return undefined;
  const words = choice.name ?? choice.value ?? choice.id;
  if (words === undefined) return undefined;
  const own = choice.id === undefined ? { name: words } : { id: choice.id };
  const child = choiceEntry(choice.child);
  if (child === undefined) return { json: own, words };
  return { json: { ...own, child: child.json }, words: `${words} > ${child.words}` };
}

function personEntry(raw: unknown): Entry | undefined {
  const person = personSchema.safeParse(raw).data;
  if (person === undefined) return undefined;
  return { json: { accountId: person.accountId }, words: person.displayName ?? person.accountId };
}

/** By name: not every site knows ids of groups. */
function groupEntry(raw: unknown): Entry | undefined {
  const group = groupSchema.safeParse(raw).data;
  return group && { json: { name: group.name }, words: group.name };
}

const dayFormat = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});

/** "2026-11-27" as a person reads it: "27 Nov 2026"; as it is when it is no day. */
function dayInWords(day: string): string {
  const at = Date.parse(`${day.slice(0, 10)}T00:00:00Z`);
  return Number.isNaN(at) ? day : dayFormat.format(at);
}

/** JSON with the names of its objects in order. */
function canonical(value: JiraJson): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );
}
