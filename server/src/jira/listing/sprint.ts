import { z } from 'zod';
import { instantSchema } from '../reading/instant.ts';

/** A sprint as the issues in it show it. Times are ISO 8601 in UTC. */
export interface Sprint {
  readonly id: number;
  readonly name: string;
  readonly state: 'active' | 'future' | 'closed';
  readonly startDate: string | null;
  /** When it is planned to end. */
  readonly endDate: string | null;
}

const time = instantSchema.nullish().catch(null);
const sprintSchema = z
  .object({
    id: z.int(),
    name: z.string(),
    state: z.string().transform((state) => state.toLowerCase()),
    startDate: time,
    endDate: time,
  })
  .transform(({ id, name, state, startDate, endDate }): Sprint => {
    const known = state === 'active' || state === 'future' ? state : 'closed';
    return { id, name, state: known, startDate: startDate ?? null, endDate: endDate ?? null };
  });

/** The value of Jira's sprint field. What cannot be read is left out. */
export function sprintsOf(value: unknown): Sprint[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((item) => {
    const sprint = sprintSchema.safeParse(item);
    return sprint.success ? [sprint.data] : [];
  });
}
