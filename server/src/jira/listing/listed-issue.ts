import type { Comment, HistoryEntry, IssueSummary, Person, Status } from '@sidelight/contract';
import { z } from 'zod';
import { adfToMarkdown } from '../documents/to-markdown.ts';
import { byAge, jiraCommentSchema } from '../reading/comment.ts';
import { historyOf } from '../reading/history.ts';
import { instantSchema } from '../reading/instant.ts';
import { summaryFields, summaryOf } from '../reading/issue.ts';
import { somebodySchema } from '../reading/person.ts';
import { read } from '../reading/read.ts';
import { jiraStatusSchema } from '../reading/status.ts';
import type { BoardFields } from './board-fields.ts';
import { type Sprint, sprintsOf } from './sprint.ts';

/** What a list of issues can bring along beside the usual fields. Each makes the answer of Jira longer. */
export type ListedPart = 'description' | 'comments' | 'history' | 'links' | 'board';

/** An issue of a list. What was not asked for is empty. Times are ISO 8601 in UTC. */
export interface ListedIssue extends IssueSummary {
  readonly project: string;
  readonly reporter: Person | null;
  readonly created: string;
  readonly resolvedAt: string | null;
  readonly components: readonly string[];
  readonly labels: readonly string[];
  readonly fixVersions: readonly string[];
  /** Markdown. */
  readonly description: string;
  /** Those that Jira sent along, oldest first: see `total`. */
  readonly comments: { readonly total: number; readonly items: readonly Comment[] };
  /** Newest first. */
  readonly history: readonly HistoryEntry[];
  readonly links: readonly ListedLink[];
  readonly points: number | null;
  readonly sprints: readonly Sprint[];
}

/** `relation` as this issue says it: "is blocked by". */
export interface ListedLink {
  readonly relation: string;
  readonly key: string;
  readonly summary: string;
  readonly status: Status;
}

const names = z.array(z.object({ name: z.string() }).transform(({ name }) => name)).catch([]);
const otherIssue = z
  .object({ key: z.string(), fields: z.object({ summary: z.string().catch(''), status: jiraStatusSchema }) })
  .optional();
const linksSchema = z
  .array(
    z.object({
      type: z.object({ inward: z.string(), outward: z.string() }),
      inwardIssue: otherIssue,
      outwardIssue: otherIssue,
    }),
  )
  .catch([]);

const listedSchema = z.object({
  fields: z.object({
    project: z.object({ key: z.string() }),
    reporter: somebodySchema,
    created: instantSchema,
    resolutiondate: instantSchema.nullish().catch(null),
    components: names,
    labels: z.array(z.string()).catch([]),
    fixVersions: names,
    description: z.unknown().optional(),
    comment: z
      .object({ comments: z.array(jiraCommentSchema), total: z.int().nullish().catch(null) })
      .catch({ comments: [], total: 0 }),
    issuelinks: linksSchema,
  }),
});

/** What to ask Jira for. */
export function fieldsFor(parts: ReadonlySet<ListedPart>, board: BoardFields): string[] {
  return [
    ...summaryFields,
    ...['project', 'reporter', 'created', 'resolutiondate', 'components', 'labels', 'fixVersions'],
    ...(parts.has('description') ? ['description'] : []),
    ...(parts.has('comments') ? ['comment'] : []),
    ...(parts.has('links') ? ['issuelinks'] : []),
    ...(parts.has('board') ? [board.points, board.sprint].filter((id) => id !== null) : []),
  ];
}

export function listedIssueOf(
  issue: { fields?: unknown; changelog?: unknown },
  siteUrl: string,
  board: BoardFields,
): ListedIssue {
  const { fields } = read(listedSchema, issue);
  const all = z.record(z.string(), z.unknown()).catch({}).parse(issue.fields);
  const points = board.points === null ? null : all[board.points];
  return {
    ...summaryOf(issue, siteUrl),
    project: fields.project.key,
    reporter: fields.reporter,
    created: fields.created,
    resolvedAt: fields.resolutiondate ?? null,
    components: fields.components,
    labels: fields.labels,
    fixVersions: fields.fixVersions,
    description: adfToMarkdown(fields.description),
    comments: {
      total: Math.max(fields.comment.total ?? 0, fields.comment.comments.length),
      items: fields.comment.comments.toSorted(byAge),
    },
    history: historyOf(issue.changelog),
    links: fields.issuelinks.flatMap(({ type, inwardIssue, outwardIssue }) => [
      ...linkTo(type.inward, inwardIssue),
      ...linkTo(type.outward, outwardIssue),
    ]),
    points: typeof points === 'number' && Number.isFinite(points) ? points : null,
    sprints: board.sprint === null ? [] : sprintsOf(all[board.sprint]),
  };
}

function linkTo(relation: string, other: z.output<typeof otherIssue>): ListedLink[] {
  if (other === undefined) return [];
  return [{ relation, key: other.key, summary: other.fields.summary, status: other.fields.status }];
}
