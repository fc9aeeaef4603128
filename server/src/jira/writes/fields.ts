import type { IssueEdit, NewIssue } from '@sidelight/contract';
import { editDocument } from '../documents/edit-document.ts';
import { markdownToAdf } from '../documents/from-markdown.ts';

/** A new issue as Jira's create operation takes it. */
export function fieldsOfNewIssue(issue: NewIssue): Record<string, unknown> {
  return {
    project: { key: issue.project },
    issuetype: { name: issue.type },
    summary: issue.summary,
    ...(issue.description ? { description: markdownToAdf(issue.description) } : {}),
    ...(issue.assigneeAccountId === undefined ? {} : { assignee: { accountId: issue.assigneeAccountId } }),
    ...(issue.priority === undefined ? {} : { priority: { name: issue.priority } }),
    ...(issue.dueDate === undefined ? {} : { duedate: issue.dueDate }),
    ...(issue.labels === undefined ? {} : { labels: issue.labels }),
    ...(issue.parent === undefined ? {} : { parent: { key: issue.parent } }),
  };
}

/** Only what is given; null empties a field. `description` is the document before the edit. */
export function fieldsOfEdit(edit: IssueEdit, description: unknown = null): Record<string, unknown> {
  const { assigneeAccountId: assignee } = edit;
  return {
    ...(edit.summary === undefined ? {} : { summary: edit.summary }),
    ...(edit.description === undefined
      ? {}
      : { description: edit.description ? editDocument(description, edit.description) : null }),
    ...(assignee === undefined ? {} : { assignee: assignee === null ? null : { accountId: assignee } }),
    ...(edit.priority === undefined ? {} : { priority: { name: edit.priority } }),
    ...(edit.dueDate === undefined ? {} : { duedate: edit.dueDate }),
    ...(edit.labels === undefined ? {} : { labels: edit.labels }),
    ...(edit.components === undefined ? {} : { components: named(edit.components) }),
    ...(edit.fixVersions === undefined ? {} : { fixVersions: named(edit.fixVersions) }),
    ...(edit.parent === undefined ? {} : { parent: edit.parent === null ? null : { key: edit.parent } }),
  };
}

function named(names: readonly string[]): { name: string }[] {
  return names.map((name) => ({ name }));
}
