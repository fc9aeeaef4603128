import {
  type IssueSummary,
  type Plan,
  readIssuesOutputSchema,
  searchIssuesOutputSchema,
  writeOutputSchema,
} from '@sidelight/contract';
import { isToolUIPart } from 'ai';
import type { ConversationHead, Message, MessagePart } from '../conversation.ts';
import { withNothingRemote } from './nothing-remote.ts';

/** A conversation as a document that can be read anywhere: who said what when, with what was found and changed. */
export function markdownOf(head: ConversationHead, messages: readonly Message[]): string {
  const parts = [`# ${plain(head.title)}`, `Begun ${moment(new Date(head.createdAt).toISOString())}.`];
  for (const message of messages) {
    const at = message.metadata?.createdAt;
    const who = message.role === 'user' ? 'You' : 'Sidelight';
    parts.push(`## ${who}${at === undefined ? '' : ` · ${moment(at)}`}`);
    const plans = new Map(
      message.parts.flatMap((part) => (part.type === 'data-plan' ? [[part.data.toolCallId, part.data]] : [])),
    );
    for (const part of message.parts) {
      const said = partOf(part, message.role === 'user', plans);
      if (said !== '') parts.push(said);
    }
  }
  return `${parts.join('\n\n')}\n`;
}

function partOf(part: MessagePart, byPerson: boolean, plans: ReadonlyMap<string, Plan>): string {
  // What the person wrote is no Markdown; what was answered is.
  if (part.type === 'text') return byPerson ? quoted(part.text) : withNothingRemote(part.text).trim();
  if (part.type === 'data-file') return `> 📎 ${plain(part.data.name)}`;
  if (part.type === 'data-problem') return `> **${plain(part.data.title)}** ${plain(part.data.advice)}`;
  if (!isToolUIPart(part)) return '';
  const plan = plans.get(part.toolCallId);
  if (plan !== undefined) return planOf(plan, part);
  if (part.state !== 'output-available') return '';
  const search = searchIssuesOutputSchema.safeParse(part.output);
  if (part.type === 'tool-search_issues' && search.success) {
    const { issues, total, jql } = search.data;
    const count = total === null ? `${issues.length} shown` : `${issues.length} of ${total}`;
    return [
      `Searched \`${jql.replaceAll('`', "'").replace(/\s+/g, ' ')}\`: ${count}`,
      '',
      ...issues.map(lineOf),
    ].join('\n');
  }
  const read = readIssuesOutputSchema.safeParse(part.output);
  return part.type === 'tool-read_issues' && read.success ? read.data.issues.map(lineOf).join('\n') : '';
}

function lineOf(issue: IssueSummary): string {
  const assignee = issue.assignee?.displayName ?? 'nobody';
  return `- [${issue.key}](${issue.url}) ${plain(issue.summary)} (${plain(issue.status.name)}, ${plain(assignee)})`;
}

function planOf(plan: Plan, part: Extract<MessagePart, { toolCallId: string }>): string {
  const lines = [`**${plain(plan.title)}**: ${plain(endOf(part))}`, ''];
  for (const { key, url, changes } of plan.issues) {
    const name = key === null ? 'New issue' : url === null ? key : `[${key}](${url})`;
    const words = changes.map(({ label, before, after }) => {
      const now = plain(after ?? 'empty');
      return before === null ? `${plain(label)}: ${now}` : `${plain(label)}: ${plain(before)} → ${now}`;
    });
    lines.push(`- ${name}: ${words.join('; ')}`);
  }
  const more = plan.total - plan.issues.length;
  if (more > 0) lines.push(`- and ${more} more`);
  return lines.join('\n');
}

function endOf(part: Extract<MessagePart, { toolCallId: string }>): string {
  switch (part.state) {
    case 'output-available': {
      const output = writeOutputSchema.safeParse(part.output);
      return output.success ? output.data.done : 'Done.';
    }
    case 'output-error':
      return part.errorText;
    case 'output-denied':
      return 'Refused; nothing was changed.';
    default:
      return 'Not decided.';
  }
}

/** "2026-11-27 14:05 UTC" */
function moment(at: string): string {
  return `${at.slice(0, 16).replace('T', ' ')} UTC`;
}

function quoted(text: string): string {
  return text
    .split('\n')
    .map((line) => `> ${plain(line)}`)
    .join('\n');
}

/** On one line, with nothing that Markdown would take for its own. */
function plain(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>#|]/g, '\\$&');
}
