import { z } from 'zod';
import { adfToMarkdown } from '../documents/to-markdown.ts';

const known = z.looseObject({
  type: z.unknown().optional(),
  displayName: z.string().optional().catch(undefined),
  value: z.string().optional().catch(undefined),
  name: z.string().optional().catch(undefined),
  key: z.string().optional().catch(undefined),
  child: z.object({ value: z.string() }).optional().catch(undefined),
  fields: z.object({ summary: z.string() }).optional().catch(undefined),
  watchCount: z.number().optional().catch(undefined),
  votes: z.number().optional().catch(undefined),
});

/**
 * The value of any field in the words a person knows it by: people, options, versions and sprints by name, issues by key
 * and summary, documents as Markdown. Empty for what is empty, or has no such words.
 */
export function wordsOf(value: unknown): string[] {
  if (typeof value === 'string') return value.trim() === '' ? [] : [value];
  if (typeof value === 'number' || typeof value === 'boolean') return [String(value)];
  if (Array.isArray(value)) return value.flatMap(wordsOf);
  const object = known.safeParse(value).data;
  if (object === undefined) return [];
  if (object.type === 'doc') return wordsOf(adfToMarkdown(value));
  if (object.displayName !== undefined) return wordsOf(object.displayName);
  if (object.value !== undefined)
    return [object.child === undefined ? object.value : `${object.value} – ${object.child.value}`];
  if (object.key !== undefined && object.fields !== undefined)
    return [`${object.key} ${object.fields.summary}`];
  if (object.name !== undefined) return wordsOf(object.name);
  const count = object.watchCount ?? object.votes;
  return count === undefined ? [] : [String(count)];
}
