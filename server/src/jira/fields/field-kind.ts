import { z } from 'zod';

/**
 * What a field holds, as far as reading and writing it goes. `choice`: one of what has an id and a name (an option, a
 * version, a priority, a resolution, …); `cascade`: a choice and perhaps one below it; `duration`: seconds;
 * `paragraph`: an ADF document; `unsupported`: a field of an app, or one that is not set as a value.
 */
export const fieldKindSchema = z.enum([
  'text',
  'url',
  'paragraph',
  'number',
  'date',
  'datetime',
  'duration',
  'labels',
  'person',
  'people',
  'choice',
  'choices',
  'cascade',
  'group',
  'groups',
  'unsupported',
]);
export type FieldKind = z.infer<typeof fieldKindSchema>;

/** Jira's description of a field's value; see `JsonTypeBean` in its OpenAPI document. */
export const fieldTypeSchema = z.object({
  type: z.string().catch('unknown'),
  items: z.string().optional().catch(undefined),
  system: z.string().optional().catch(undefined),
  custom: z.string().optional().catch(undefined),
});
export type FieldType = z.infer<typeof fieldTypeSchema>;

const choiceTypes = new Set([
  'option',
  'version',
  'component',
  'priority',
  'resolution',
  'securitylevel',
  'issuetype',
]);
const paragraphs = new Set(['description', 'environment']);

export function fieldKindOf({ type, items, system, custom }: FieldType): FieldKind {
  const module = custom?.slice(custom.lastIndexOf(':') + 1);
  if (module === 'readonlyfield') return 'unsupported';
  if (module === 'textarea' || paragraphs.has(system ?? '')) return 'paragraph';
  if (module === 'url') return 'url';
  if (system === 'timeoriginalestimate' || system === 'timeestimate') return 'duration';
  switch (type) {
    case 'string':
      return 'text';
    case 'number':
    case 'date':
    case 'datetime':
    case 'group':
      return type;
    case 'user':
      return 'person';
    case 'option-with-child':
      return 'cascade';
    case 'array':
      return listKindOf(items ?? '');
    default:
      return choiceTypes.has(type) ? 'choice' : 'unsupported';
  }
}

function listKindOf(items: string): FieldKind {
  if (items === 'string') return 'labels';
  if (items === 'user') return 'people';
  if (items === 'group') return 'groups';
  return choiceTypes.has(items) ? 'choices' : 'unsupported';
}

/** Whether a field of this kind holds several values, to which more can be added. */
export function isList(kind: FieldKind): boolean {
  return kind === 'labels' || kind === 'people' || kind === 'choices' || kind === 'groups';
}
