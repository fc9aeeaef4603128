import { z } from 'zod';

/**
 * Who alone may read a comment or a work log: the members of a role of the project, or of a group; or, of comments in a
 * service project, the team and not the customer (`internal`, whose name is the same).
 */
export interface Visibility {
  readonly type: 'role' | 'group' | 'internal';
  readonly name: string;
  /** Of a group, whose name may change; Jira may leave it out. */
  readonly id: string | null;
}

export const visibilitySchema = z.strictObject({
  type: z.enum(['role', 'group', 'internal']),
  name: z.string(),
  id: z.string().nullable(),
});

export const internal: Visibility = { type: 'internal', name: 'internal', id: null };

/**
 * Jira Service Management keeps it in a property of the comment, and tells it as `jsdPublic`.
 */
export function internalProperty(isInternal: boolean): { key: string; value: { internal: boolean } } {
  return { key: 'sd.public.comment', value: { internal: isInternal } };
}

/** As Jira sends it. Null: everybody who sees the issue may read it. What is not understood is not taken for open. */
export const jiraVisibilitySchema = z
  .object({ type: z.enum(['role', 'group']), value: z.string(), identifier: z.string().nullish() })
  .nullish()
  .transform((sent): Visibility | null =>
    sent ? { type: sent.type, name: sent.value, id: sent.identifier ?? null } : null,
  );

/**
 * As Jira takes it; null for what is no role and no group. A role goes by its name, which is also its identifier; a group by
 * its id, where that is known.
 */
export function bodyOfVisibility({ type, name, id }: Visibility): {
  type: 'role' | 'group';
  value: string;
  identifier?: string;
} | null {
  if (type === 'internal') return null;
  return { type, value: name, ...(type === 'group' && id !== null ? { identifier: id } : {}) };
}

export function sameVisibility(one: Visibility | null, other: Visibility | null): boolean {
  if (one === null || other === null) return one === other;
  return one.type === other.type && one.name === other.name;
}
