import type { Issue, IssueSummary } from '@sidelight/contract';
import { z } from 'zod';
import { adfToMarkdown } from '../documents/to-markdown.ts';
import type { IssueSnapshot } from '../jira.ts';
import { byAge, jiraCommentSchema } from './comment.ts';
import { historyOf } from './history.ts';
import { instantSchema } from './instant.ts';
import { somebodySchema } from './person.ts';
import { jiraProjectSchema } from './project.ts';
import { read } from './read.ts';
import { jiraStatusSchema } from './status.ts';

/** The fields to ask Jira for: it sends everything otherwise, hundreds of custom fields included. */
export const summaryFields = ['summary', 'issuetype', 'status', 'priority', 'assignee', 'duedate', 'updated'];
export const snapshotFields = [
  ...summaryFields,
  'project',
  'description',
  'reporter',
  'labels',
  'components',
  'fixVersions',
  'resolution',
  'parent',
  'subtasks',
  'created',
];
export const issueFields = [...snapshotFields, 'comment'];

const named = z.object({ name: z.string() });
const maybeNamed = named
  .nullish()
  .catch(null)
  .transform((value) => value?.name ?? null);
const names = z
  .array(named)
  .nullish()
  .catch(null)
  .transform((all) => (all ?? []).map(({ name }) => name));
const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}/)
  .nullish()
  .catch(null)
  .transform((value) => value?.slice(0, 10) ?? null);
const text = z
  .string()
  .nullish()
  .catch(null)
  .transform((value) => value ?? '');

const summarySchema = z.object({
  key: z.string(),
  fields: z.object({
    summary: text,
    issuetype: named,
    status: jiraStatusSchema,
    priority: maybeNamed,
    assignee: somebodySchema,
    duedate: day,
    updated: instantSchema,
  }),
});

const relatedSchema = z.object({ key: z.string(), fields: z.object({ summary: text }) });
const snapshotSchema = summarySchema.extend({
  fields: summarySchema.shape.fields.extend({
    project: jiraProjectSchema,
    description: z.unknown().optional().transform(adfToMarkdown),
    reporter: somebodySchema,
    labels: z.array(z.string()).catch([]),
    components: names,
    fixVersions: names,
    resolution: maybeNamed,
    parent: relatedSchema.nullish().catch(null),
    subtasks: z
      .array(relatedSchema.extend({ fields: z.object({ summary: text, status: jiraStatusSchema }) }))
      .catch([]),
    created: instantSchema,
  }),
});

const commentPageSchema = z
  .object({ comments: z.array(jiraCommentSchema), total: z.int().nullish().catch(null) })
  .catch({ comments: [], total: 0 });

type SummaryParts = z.output<typeof summarySchema>;
type SnapshotParts = z.output<typeof snapshotSchema>;

export function summaryOf(issue: unknown, siteUrl: string): IssueSummary {
  return summaryFrom(read(summarySchema, issue), siteUrl);
}

function summaryFrom({ key, fields }: SummaryParts, siteUrl: string): IssueSummary {
  return {
    key,
    url: `${siteUrl}/browse/${encodeURIComponent(key)}`,
    summary: fields.summary,
    type: fields.issuetype.name,
    status: fields.status,
    priority: fields.priority,
    assignee: fields.assignee,
    dueDate: fields.duedate,
    updated: fields.updated,
  };
}

export function snapshotOf(issue: unknown, siteUrl: string): IssueSnapshot {
  return snapshotFrom(read(snapshotSchema, issue), siteUrl);
}

function snapshotFrom(parts: SnapshotParts, siteUrl: string): IssueSnapshot {
  const { fields } = parts;
  return {
    ...summaryFrom(parts, siteUrl),
    project: fields.project,
    description: fields.description,
    reporter: fields.reporter,
    labels: fields.labels,
    components: fields.components,
    fixVersions: fields.fixVersions,
    resolution: fields.resolution,
    parent: fields.parent ? { key: fields.parent.key, summary: fields.parent.fields.summary } : null,
    subtasks: fields.subtasks.map((subtask) => ({ key: subtask.key, ...subtask.fields })),
    created: fields.created,
  };
}

/** `comments` holds all that Jira sent along, which need not be all or the newest: see `total`. */
export function issueOf(issue: { fields?: unknown; changelog?: unknown }, siteUrl: string): Issue {
  const { comment } = z.object({ comment: z.unknown().optional() }).parse(issue.fields ?? {});
  const page = commentPageSchema.parse(comment);
  return {
    ...snapshotOf(issue, siteUrl),
    comments: {
      total: Math.max(page.total ?? 0, page.comments.length),
      items: page.comments.toSorted(byAge),
    },
    history: historyOf(issue.changelog),
  };
}
