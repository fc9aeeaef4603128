import type { Comment, ReadIssue } from '@sidelight/contract';
import { type AboutIntent, readableDay } from '@sidelight/language';
import { bullets, link, plain } from '../../plain-markdown.ts';
import { excerpt } from './excerpt.ts';
import {
  type AskedDays,
  commentersAnswer,
  commentsAnswer,
  dayOf,
  historyAnswer,
  worklogsAnswer,
} from './told-by-day.ts';

const longestDescription = 400;
const longestGist = 260;
const longestComment = 240;

/** One issue: what was asked about it, or all of it in short. Only what Jira said. `today` is the person's day. */
export function issueAnswer(
  issue: ReadIssue,
  { focus, during }: Pick<AboutIntent, 'focus' | 'during'>,
  { today, timeZone }: { readonly today: string; readonly timeZone: string },
): string {
  const days = { during, timeZone };
  const name = link(issue.key, issue.url);
  const status = plain(issue.status.name);
  switch (focus) {
    case 'assignee':
      return issue.assignee === null
        ? `${name} is assigned to nobody; its status is ${status}.`
        : `${name} is assigned to ${plain(issue.assignee.displayName)}; its status is ${status}.`;
    case 'reporter':
      return issue.reporter === null
        ? `Jira does not say who reported ${name}.`
        : `${name} was reported by ${plain(issue.reporter.displayName)} on ${dayOf(issue.created, days)}.`;
    case 'status': {
      const resolution = issue.resolution === null ? '' : ` (${plain(issue.resolution)})`;
      return `${name} is ${status}${resolution}; last updated on ${dayOf(issue.updated, days)}.`;
    }
    case 'priority':
      return issue.priority === null
        ? `${name} has no priority.`
        : `The priority of ${name} is ${plain(issue.priority)}.`;
    case 'due':
      return issue.dueDate === null
        ? `${name} has no due date.`
        : `${name} is ${dueOf(issue, issue.dueDate, today)}; its status is ${status}.`;
    case 'comments':
      return commentsAnswer(issue, name, days);
    case 'commenters':
      return commentersAnswer(issue, name, days);
    case 'history':
      return historyAnswer(issue, name, days);
    case 'worklogs':
      return worklogsAnswer(issue, name, days);
    case 'links':
      return linksAnswer(issue, name);
    case 'attachments':
      return attachmentsAnswer(issue, name, days);
    case 'description': {
      const text = excerpt(issue.description ?? '', 4 * longestDescription);
      return text === '' ? `${name} has no description.` : `The description of ${name}:\n\n${text}`;
    }
    case 'everything':
      return summaryOf(issue, name, today, days);
  }
}

/**
 * What it is about, where it stands, who has it and until when, and the newest comment, each with where it stands. The card
 * beside it holds every field; this is what a colleague would say of it.
 */
function summaryOf(issue: ReadIssue, name: string, today: string, days: AskedDays): string {
  const kind = [issue.priority === null ? '' : `${issue.priority}-priority`, issue.type]
    .join(' ')
    .trim()
    .toLowerCase();
  const article = /^[aeiou]/.test(kind) ? 'an' : 'a';
  const about = firstSentences(issue.description ?? '', longestGist);
  const state = [
    issue.resolution === null
      ? `It is **${plain(issue.status.name)}**`
      : `It is **${plain(issue.status.name)}** (${plain(issue.resolution)})`,
    issue.assignee === null ? 'unassigned' : `assigned to ${plain(issue.assignee.displayName)}`,
    ...(issue.dueDate === null ? [] : [dueOf(issue, issue.dueDate, today)]),
    ...subtasksDone(issue.subtasks ?? []),
  ];
  const opening = `${name} is ${article} ${plain(kind)} in ${plain(issue.project.name)}: **${plain(issue.summary)}**.`;
  const last = issue.comments?.items.at(-1);
  return [
    about === '' ? opening : `${opening} Its description says: “${about}”`,
    `${joined(state)}.`,
    ...(last === undefined ? [] : [newestComment(last, issue.comments?.total ?? 1, days)]),
  ].join('\n\n');
}

function joined(parts: readonly string[]): string {
  return parts.length < 3 ? parts.join(', ') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

/** "due on 27 Nov 2026", "overdue since 9 Nov 2026". */
function dueOf(issue: ReadIssue, day: string, today: string): string {
  if (day < today && issue.status.category !== 'done') return `overdue since ${readableDay(day)}`;
  return day === today ? `due today (${readableDay(day)})` : `due on ${readableDay(day)}`;
}

function subtasksDone(subtasks: NonNullable<ReadIssue['subtasks']>): string[] {
  if (subtasks.length === 0) return [];
  const done = subtasks.filter((subtask) => subtask.status.category === 'done').length;
  return [`${done} of its ${subtasks.length} subtasks ${subtasks.length === 1 ? 'is' : 'are'} done`];
}

function linksAnswer({ links = [] }: ReadIssue, name: string): string {
  if (links.length === 0) return `${name} is linked to no other issue.`;
  const lines = links.map(
    ({ relation, key, summary, status }) =>
      `${plain(relation)} ${plain(key)} ${plain(summary)} · ${plain(status.name)}`,
  );
  return `${name} has ${counted(links.length, 'link')}:\n\n${bullets(lines)}`;
}

function attachmentsAnswer({ attachments = [] }: ReadIssue, name: string, days: AskedDays): string {
  if (attachments.length === 0) return `Nothing is attached to ${name}.`;
  const lines = attachments.map(({ fileName, size, author, created }) => {
    const by = author === null ? 'somebody' : plain(author.displayName);
    return `${plain(fileName)} (${sizeOf(size)}), by ${by} on ${dayOf(created, days)}`;
  });
  return `${name} has ${counted(attachments.length, 'attachment')}:\n\n${bullets(lines)}`;
}

function sizeOf(bytes: number): string {
  if (bytes < 1_000) return `${bytes} bytes`;
  return bytes < 1_000_000 ? `${Math.round(bytes / 1_000)} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

function counted(count: number, noun: string): string {
  return count === 1 ? `1 ${noun}` : `${count} ${noun}s`;
}

function newestComment(comment: Comment, total: number, days: AskedDays): string {
  const which = total === 1 ? 'The only comment' : `The newest of ${total} comments`;
  const author = comment.author === null ? 'somebody' : plain(comment.author.displayName);
  return `${which}, by ${author} on ${dayOf(comment.created, days)}: “${excerpt(comment.body, longestComment)}”`;
}

/** The first paragraph that holds words, headings left out. */
function firstSentences(markdown: string, longest: number): string {
  const paragraphs = markdown
    .slice(0, 4000)
    .split(/\n\s*\n/)
    .filter((paragraph) => !/^\s*#{1,6}\s/.test(paragraph));
  for (const paragraph of paragraphs) {
    const text = excerpt(paragraph, longest);
    if (text !== '') return text;
  }
  return '';
}
