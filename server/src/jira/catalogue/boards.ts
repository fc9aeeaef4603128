import type { Client } from 'jira.js/core';
import { z } from 'zod';
import { instantSchema } from '../reading/instant.ts';
import { read } from '../reading/read.ts';

export interface Board {
  readonly id: number;
  readonly name: string;
  /** "scrum", "kanban", "simple". */
  readonly type: string;
  /** Key; null for a board of a person. */
  readonly project: string | null;
}

/** A sprint of a board. Times are ISO 8601 in UTC. */
export interface BoardSprint {
  readonly id: number;
  /** The id of the board that it was made on; others show it, too. */
  readonly madeOn: number | null;
  readonly name: string;
  readonly state: 'active' | 'future' | 'closed';
  readonly startDate: string | null;
  readonly endDate: string | null;
  readonly goal: string;
}

const pageSize = 50;
const mostPages = 4;

const boardSchema = z
  .object({
    id: z.int(),
    name: z.string(),
    type: z.string().catch(''),
    location: z.object({ projectKey: z.string().optional() }).nullish().catch(null),
  })
  .transform(
    ({ id, name, type, location }): Board => ({ id, name, type, project: location?.projectKey ?? null }),
  );
const time = instantSchema
  .nullish()
  .catch(null)
  .transform((at) => at ?? null);
const sprintSchema = z
  .object({
    id: z.int(),
    originBoardId: z.int().nullish().catch(null),
    name: z.string(),
    state: z.enum(['active', 'future', 'closed']),
    startDate: time,
    endDate: time,
    goal: z
      .string()
      .nullish()
      .catch(null)
      .transform((goal) => goal ?? ''),
  })
  .transform(({ originBoardId, ...sprint }): BoardSprint => ({ ...sprint, madeOn: originBoardId ?? null }));
const pageSchema = z.object({
  values: z.array(z.unknown()).catch([]),
  isLast: z.boolean().optional().catch(undefined),
});

/** The boards of a project, or all. There is no classic scope for them: throws jira.scope-missing without one of its own. */
export function askBoards(client: Client, project: string | undefined): Promise<Board[]> {
  return allPages(
    client,
    '/rest/agile/1.0/board',
    project === undefined ? {} : { projectKeyOrId: project },
    boardSchema,
  );
}

/** The sprints of a scrum board that are not over, or all. */
export function askSprints(client: Client, board: number, closedToo: boolean): Promise<BoardSprint[]> {
  const states = closedToo ? {} : { state: 'active,future' };
  return allPages(client, `/rest/agile/1.0/board/${board}/sprint`, states, sprintSchema);
}

const configurationSchema = z.object({ filter: z.object({ id: z.coerce.string() }) });

/** The id of the saved filter that says which issues a board shows. */
export async function askBoardFilter(client: Client, board: number): Promise<string> {
  const url = `/rest/agile/1.0/board/${board}/configuration`;
  return read(configurationSchema, await client.sendRequest<unknown>({ url, method: 'GET' })).filter.id;
}

async function allPages<Schema extends z.ZodType>(
  client: Client,
  url: string,
  searchParams: Record<string, string>,
  schema: Schema,
): Promise<z.output<Schema>[]> {
  const found: z.output<Schema>[] = [];
  for (let page = 0; page < mostPages; page++) {
    const answer = await client.sendRequest<unknown>({
      url,
      method: 'GET',
      searchParams: { ...searchParams, startAt: page * pageSize, maxResults: pageSize },
    });
    const { values, isLast } = read(pageSchema, answer);
    found.push(...read(z.array(schema), values));
    if (isLast !== false || values.length === 0) break;
  }
  return found;
}
