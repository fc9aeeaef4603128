import type { Comment, HistoryEntry, IssueSummary, Person, RelatedIssue } from '@sidelight/contract';
import { z } from 'zod';
import { adfToMarkdown } from '../documents/to-markdown.ts';
import { byAge, jiraCommentSchema } from '../reading/comment.ts';
import { historyOf } from '../reading/history.ts';
import { instantSchema } from '../reading/instant.ts';
import { summaryFields, summaryOf } from '../reading/issue.ts';
import { linksSchema } from '../reading/links.ts';
import { somebodySchema } from '../reading/person.ts';
import { read } from '../reading/read.ts';
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
  readonly links: readonly RelatedIssue[];
  readonly points: number | null;
  readonly sprints: readonly Sprint[];
}

const names = z.array(z.object({ name: z.string() }).transform(({ name }) => name)).catch([]);
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
    links: fields.issuelinks,
    points: typeof points === 'number' && Number.isFinite(points) ? points : null,
    sprints: board.sprint === null ? [] : sprintsOf(all[board.sprint]),
  };
}
