import type { Comment, Issue } from '@sidelight/contract';
import { type Focus, readableDay } from '@sidelight/language';
import { bullets, link, plain } from './built-in-markdown.ts';

const longestDescription = 400;
const longestComment = 240;

/** One issue: what was asked about it, or all of it in short. Only what Jira said. */
export function issueAnswer(issue: Issue, focus: Focus): string {
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
        : `${name} is due on ${readableDay(issue.dueDate)}; its status is ${status}.`;
    case 'comments':
      return commentsAnswer(issue, name);
    case 'history':
      return historyAnswer(issue, name);
    case 'description': {
      const text = excerpt(issue.description, 4 * longestDescription);
      return text === '' ? `${name} has no description.` : `The description of ${name}:\n\n${text}`;
    }
    case 'everything':
      return summaryOf(issue, name, status);
  }
}

function summaryOf(issue: Issue, name: string, status: string): string {
  const facts = [
    `${plain(issue.type)} in ${plain(issue.project.name)}, status **${status}**`,
    ...(issue.priority === null ? [] : [`priority ${plain(issue.priority)}`]),
    issue.assignee === null ? 'unassigned' : `assigned to ${plain(issue.assignee.displayName)}`,
    issue.dueDate === null ? 'no due date' : `due ${readableDay(issue.dueDate)}`,
  ];
  const more = [
    ...(issue.reporter === null
      ? []
      : [`Reported by ${plain(issue.reporter.displayName)} on ${dayOf(issue.created)}`]),
    ...(issue.labels.length === 0 ? [] : [`Labels: ${issue.labels.map(plain).join(', ')}`]),
    ...(issue.parent === null ? [] : [`Parent: ${plain(issue.parent.key)} ${plain(issue.parent.summary)}`]),
    ...(issue.subtasks.length === 0 ? [] : [subtasksLine(issue)]),
  ];
  const description = excerpt(issue.description, longestDescription);
  const last = issue.comments.items.at(-1);
  return [
    `${name} **${plain(issue.summary)}**`,
    `${facts.join(', ')}.`,
    description === '' ? 'It has no description.' : description,
    ...(more.length === 0 ? [] : [bullets(more)]),
    ...(last === undefined
      ? []
      : [
          `Last of ${issue.comments.total} ${issue.comments.total === 1 ? 'comment' : 'comments'}: ${commentLine(last)}`,
        ]),
  ].join('\n\n');
}

function subtasksLine(issue: Issue): string {
  const done = issue.subtasks.filter((subtask) => subtask.status.category === 'done').length;
  return `Subtasks: ${done} of ${issue.subtasks.length} done`;
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
    .replace(/[*_`]{1,3}/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  if (words.length <= longest) return plain(words);
  const cut = words.slice(0, longest);
  const sentence = Math.max(cut.lastIndexOf('. '), cut.lastIndexOf('? '), cut.lastIndexOf('! '));
  return sentence > longest / 2
    ? plain(cut.slice(0, sentence + 1))
    : `${plain(cut.slice(0, cut.lastIndexOf(' ')))} …`;
}
