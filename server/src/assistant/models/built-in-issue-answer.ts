import type { Comment, Issue } from '@sidelight/contract';
import { type Focus, readableDay } from '@sidelight/language';
import { bullets, link, plain } from './built-in-markdown.ts';

const longestDescription = 400;
const longestGist = 260;
const longestComment = 240;

/** One issue: what was asked about it, or all of it in short. Only what Jira said. `today` is the person's day. */
export function issueAnswer(issue: Issue, focus: Focus, today: string): string {
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
        : `${name} was reported by ${plain(issue.reporter.displayName)} on ${dayOf(issue.created)}.`;
    case 'status': {
      const resolution = issue.resolution === null ? '' : ` (${plain(issue.resolution)})`;
      return `${name} is ${status}${resolution}; last updated on ${dayOf(issue.updated)}.`;
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
      return commentsAnswer(issue, name);
    case 'history':
      return historyAnswer(issue, name);
    case 'description': {
      const text = excerpt(issue.description, 4 * longestDescription);
      return text === '' ? `${name} has no description.` : `The description of ${name}:\n\n${text}`;
    }
    case 'everything':
      return summaryOf(issue, name, today);
  }
}

/**
 * What it is about, where it stands, who has it and until when, and the newest comment. The card beside it holds
 * every field; this is what a colleague would say of it.
 */
function summaryOf(issue: Issue, name: string, today: string): string {
  const kind = [issue.priority === null ? '' : `${issue.priority}-priority`, issue.type]
    .join(' ')
    .trim()
    .toLowerCase();
  const article = /^[aeiou]/.test(kind) ? 'an' : 'a';
  const about = firstSentences(issue.description, longestGist);
  const state = [
    issue.resolution === null
      ? `It is **${plain(issue.status.name)}**`
      : `It is **${plain(issue.status.name)}** (${plain(issue.resolution)})`,
    issue.assignee === null ? 'unassigned' : `assigned to ${plain(issue.assignee.displayName)}`,
    ...(issue.dueDate === null ? [] : [dueOf(issue, issue.dueDate, today)]),
    ...(issue.subtasks.length === 0 ? [] : [subtasksDone(issue)]),
  ];
  const opening = `${name} is ${article} ${plain(kind)} in ${plain(issue.project.name)}: **${plain(issue.summary)}**.`;
  const last = issue.comments.items.at(-1);
  return [
    about === '' ? opening : `${opening} ${about}`,
    `${joined(state)}.`,
    ...(last === undefined ? [] : [newestComment(last, issue.comments.total)]),
  ].join('\n\n');
}

function joined(parts: readonly string[]): string {
  return parts.length < 3 ? parts.join(', ') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

/** "due on 27 Nov 2026", "overdue since 9 Nov 2026". */
function dueOf(issue: Issue, day: string, today: string): string {
  if (day < today && issue.status.category !== 'done') return `overdue since ${readableDay(day)}`;
  return day === today ? `due today (${readableDay(day)})` : `due on ${readableDay(day)}`;
}

function subtasksDone(issue: Issue): string {
  const done = issue.subtasks.filter((subtask) => subtask.status.category === 'done').length;
  return `${done} of its ${issue.subtasks.length} subtasks ${issue.subtasks.length === 1 ? 'is' : 'are'} done`;
}

function newestComment(comment: Comment, total: number): string {
  const which = total === 1 ? 'The only comment' : `The newest of ${total} comments`;
  const author = comment.author === null ? 'somebody' : plain(comment.author.displayName);
  return `${which}, by ${author} on ${dayOf(comment.created)}: “${excerpt(comment.body, longestComment)}”`;
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

function commentsAnswer(issue: Issue, name: string): string {
  const { items, total } = issue.comments;
  if (total === 0) return `${name} has no comments. Its status is ${plain(issue.status.name)}.`;
  const latest = items.slice(-5);
  const count = total === 1 ? '1 comment' : `${total} comments`;
  const cut = latest.length < total ? ` Showing the newest ${latest.length} of ${total}.` : '';
  return `${name} has ${count}.${cut}\n\n${bullets(latest.map(commentLine))}`;
}

function commentLine(comment: Comment): string {
  const author = comment.author === null ? 'somebody' : plain(comment.author.displayName);
  return `${author} on ${dayOf(comment.created)}: ${excerpt(comment.body, longestComment)}`;
}

function historyAnswer(issue: Issue, name: string): string {
  if (issue.history.length === 0)
    return `Jira shows no changes of ${name} since it was created on ${dayOf(issue.created)}.`;
  const lines = issue.history.slice(0, 8).map((entry) => {
    const author = entry.author === null ? 'Somebody' : plain(entry.author.displayName);
    const value = (text: string | null) => (text === null || text === '' ? 'nothing' : excerpt(text, 80));
    return `${dayOf(entry.at)}: ${author} changed ${plain(entry.field)} from ${value(entry.from)} to ${value(entry.to)}`;
  });
  return `The newest changes of ${name}:\n\n${bullets(lines)}`;
}

function dayOf(time: string): string {
  return readableDay(time.slice(0, 10));
}

/** The first sentences of Markdown from Jira, as plain words: marks, images and addresses of links are left out. */
function excerpt(markdown: string, longest: number): string {
  const words = markdown
    .slice(0, 4 * longest)
    .replace(/!?\[([^\][]*)\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*\)/g, '$1')
    .replace(/^[ \t]*(?:#{1,6}|[-*+>]|\d+[.)])[ \t]+/gm, '')
    // An underscore inside a word and an escaped mark are text.
    .replace(/(?<!\\)[*`]{1,3}|(?<![\p{L}\p{N}\\])_{1,3}|(?<!\\)_{1,3}(?![\p{L}\p{N}])/gu, '')
    .replace(/\\([\\`*_{}[\]()#+\-.!<>|~&])/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
  if (words.length <= longest) return plain(words);
  const cut = words.slice(0, longest);
  const sentence = Math.max(cut.lastIndexOf('. '), cut.lastIndexOf('? '), cut.lastIndexOf('! '));
  return sentence > longest / 2
    ? plain(cut.slice(0, sentence + 1))
    : `${plain(cut.slice(0, cut.lastIndexOf(' ')))} …`;
}
