import type { IssueEdit, NewIssue } from '@sidelight/contract';
import { markdownToAdf } from '../documents/from-markdown.ts';
import { adfToMarkdown } from '../documents/to-markdown.ts';
import type { IssueSnapshot } from '../jira.ts';

type Wanted = IssueEdit & Partial<Pick<NewIssue, 'type'>>;

/**
 * Labels of the fields that Jira accepted and did not change: one that is not on the screen, or an assignee without
 * the permission, is passed over in silence.
 */
export function ignoredFields(wanted: Wanted, issue: IssueSnapshot): string[] {
  const checks: readonly (readonly [label: string, wanted: unknown, kept: () => boolean])[] = [
    ['Type', wanted.type, () => sameName(wanted.type, issue.type)],
    ['Summary', wanted.summary, () => wanted.summary?.trim() === issue.summary.trim()],
    ['Description', wanted.description, () => sameText(wanted.description, issue.description)],
    [
      'Assignee',
      wanted.assigneeAccountId,
      () => (wanted.assigneeAccountId ?? null) === (issue.assignee?.accountId ?? null),
    ],
    ['Priority', wanted.priority, () => sameName(wanted.priority, issue.priority)],
    ['Due date', wanted.dueDate, () => (wanted.dueDate ?? null) === issue.dueDate],
    ['Labels', wanted.labels, () => sameSet(wanted.labels ?? [], issue.labels)],
    ['Components', wanted.components, () => sameSet(wanted.components ?? [], issue.components)],
    ['Fix versions', wanted.fixVersions, () => sameSet(wanted.fixVersions ?? [], issue.fixVersions)],
    ['Parent', wanted.parent, () => (wanted.parent ?? null) === (issue.parent?.key ?? null)],
  ];
  return checks.filter(([, value, kept]) => value !== undefined && !kept()).map(([label]) => label);
}

function sameName(wanted: string | undefined, actual: string | null): boolean {
  return wanted?.toLowerCase() === actual?.toLowerCase();
}

function sameSet(wanted: readonly string[], actual: readonly string[]): boolean {
  const both = new Set([...wanted, ...actual]);
  return both.size === new Set(wanted).size && both.size === new Set(actual).size;
}

/** Jira may write a document differently than it got it; what counts is the letters. */
export function sameText(wanted: string | null | undefined, actual: string): boolean {
  const letters = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, '');
  return letters(adfToMarkdown(markdownToAdf(wanted ?? ''))) === letters(actual);
}
