import { systemFields } from '@sidelight/jql';
import { plainText } from '../site/adf.ts';
import { documentIn } from '../site/custom-values.ts';
import type { AdfDocument } from '../site/model/document.ts';
import type { Issue } from '../site/model/issue.ts';
import { timeSpent } from '../site/worklogs.ts';
import { ids, one, type Reader, scale, words } from './field-shapes.ts';

function sprintIds(issue: Issue): readonly string[] {
  return issue.sprints.map((sprint) => String(sprint.id));
}

export function written(document: AdfDocument | null): readonly string[] {
  return document === null ? [] : [plainText(document)];
}

function comments(issue: Issue): readonly string[] {
  return issue.comments.map((comment) => plainText(comment.body));
}

function accountsOf(people: readonly { readonly accountId: string }[]): readonly string[] {
  return people.map((person) => person.accountId);
}

/** By the system field's name. What depends on who asks (`lastViewed`, `worklogDate`) and `filter` are not here. */
export const systemReaders: Readonly<Record<string, Reader>> = {
  affectedVersion: ids((issue) => issue.affectedVersions.map((version) => version.id)),
  assignee: one((issue) => issue.assignee?.accountId ?? null),
  attachments: ids((issue) => issue.attachments.map((attachment) => attachment.id)),
  category: one((issue) => issue.project.category?.id ?? null),
  comment: words(comments),
  component: ids((issue) => issue.components.map((component) => component.id)),
  created: scale('instant', (issue) => issue.createdAt),
  creator: one((issue) => issue.creator.accountId),
  description: words((issue) => written(issue.description)),
  due: scale('day', (issue) => issue.dueDate),
  environment: words((issue) => written(issue.environment)),
  fixVersion: ids((issue) => issue.fixVersions.map((version) => version.id)),
  hierarchyLevel: scale('number', (issue) => issue.type.hierarchyLevel),
  issueLinkType: ids((issue) => issue.links.map(({ type, direction }) => `${type.id} ${direction}`)),
  issue: { ...one((issue) => issue.id), isItself: true },
  level: one((issue) => issue.securityLevel?.id ?? null),
  labels: ids((issue) => issue.labels.map((label) => label.toLowerCase())),
  originalEstimate: scale('number', (issue) => issue.originalEstimate),
  parent: one((issue) => issue.parent?.id ?? null),
  priority: one((issue) => issue.priority.id),
  project: one((issue) => issue.project.id),
  projectType: one((issue) => issue.project.typeKey),
  remainingEstimate: scale('number', (issue) => issue.remainingEstimate),
  reporter: one((issue) => issue.reporter?.accountId ?? null),
  resolution: one((issue) => issue.resolution?.id ?? null),
  resolved: scale('instant', (issue) => issue.resolvedAt),
  sprint: ids(sprintIds),
  status: one((issue) => issue.status.id),
  statusCategory: one((issue) => String(issue.status.category.id)),
  statusCategoryChangedDate: scale('instant', (issue) => issue.statusChangedAt),
  summary: words((issue) => [issue.summary]),
  text: words(indexedTexts),
  timeSpent: scale('number', timeSpent),
  type: one((issue) => issue.type.id),
  updated: scale('instant', (issue) => issue.updatedAt),
  voter: ids((issue) => accountsOf(issue.votes)),
  votes: scale('number', (issue) => issue.votes.length),
  watcher: ids((issue) => accountsOf(issue.watchers)),
  watchers: scale('number', (issue) => issue.watchers.length),
  workRatio: scale('number', workRatio),
  worklogAuthor: ids((issue) => issue.worklogs.map(({ author }) => author.accountId)),
  worklogComment: {
    ...words((issue) => issue.worklogs.flatMap(({ comment }) => written(comment))),
    isIndexed: false,
  },
};

/** What `text ~ …` looks into: the texts of the system fields and of the site's custom ones, and the comments. */
export function indexedTexts(issue: Issue): readonly string[] {
  return [
    issue.summary,
    ...written(issue.description),
    ...written(issue.environment),
    ...comments(issue),
    ...Object.values(issue.custom).flatMap((value) =>
      typeof value === 'string' ? [value] : written(documentIn(value)),
    ),
  ];
}

/** How much of the estimate was spent, in percent; null without an estimate. */
function workRatio(issue: Issue): number | null {
  if (issue.originalEstimate === null || issue.originalEstimate === 0) return null;
  return Math.floor((100 * (timeSpent(issue) ?? 0)) / issue.originalEstimate);
}

/** The changelog's `fieldId` of the fields whose past Jira can search. */
export const historyFields: Readonly<Record<string, string>> = Object.fromEntries(
  systemFields
    .filter((field) => field.operators.includes('was'))
    .map((field) => [field.name, field.name === 'fixVersion' ? 'fixVersions' : field.name]),
);
