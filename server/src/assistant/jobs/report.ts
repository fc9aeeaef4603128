import type { Comment, IssueSummary } from '@sidelight/contract';
import { dayIn, readableDay } from '@sidelight/language';
import { link, plain } from '../plain-markdown.ts';
import type { Report } from './job.ts';

/** One issue of a report, with what makes it stand there. */
export interface ReportedIssue {
  readonly issue: Pick<IssueSummary, 'key' | 'url' | 'summary'>;
  /** Facts in a row behind the summary, as Markdown: "due 20 Nov 2026". */
  readonly facts?: readonly string[];
  /** What the claim rests on, a line each below the issue, as Markdown. */
  readonly because?: readonly string[];
}

export interface ReportSection {
  readonly heading: string;
  readonly issues: readonly ReportedIssue[];
  /** All there are; more than the issues when Jira was not asked for all. Null when that is not known. */
  readonly total?: number | null;
  /** Said in place of the list when it is empty; without it an empty section is left out. */
  readonly empty?: string;
}

const mostInSection = 12;

/** A report of sections, each of which says how much of it is shown. */
export function reportOf(
  title: string,
  opening: readonly string[],
  sections: readonly ReportSection[],
  closing: readonly string[] = [],
): Report {
  const shown = sections.filter(({ issues, empty }) => issues.length > 0 || empty !== undefined);
  const blocks = [`## ${title}`, ...opening, ...shown.flatMap(blocksOf), ...closing];
  const keys = shown.flatMap(({ issues }) => issues.slice(0, mostInSection).map(({ issue }) => issue.key));
  return { title, markdown: blocks.join('\n\n'), keys: [...new Set(keys)] };
}

function blocksOf({ heading, issues, total, empty }: ReportSection): string[] {
  if (issues.length === 0) return [`### ${heading}`, empty ?? ''];
  const visible = issues.slice(0, mostInSection);
  const all = total === undefined ? issues.length : total;
  const count = all === null ? `at least ${issues.length}` : String(all);
  const cut = visible.length === all ? [] : [`Showing ${visible.length} of ${count}.`];
  return [`### ${heading} (${count})`, visible.map(line).join('\n'), ...cut];
}

function line({ issue, facts = [], because = [] }: ReportedIssue): string {
  const first = [`- ${link(issue.key, issue.url)} ${plain(issue.summary)}`, ...facts].join(' · ');
  return [first, ...because.map((reason) => `  - ${reason}`)].join('\n');
}

/** "1 issue", "3 issues". */
export function counted(count: number, noun: string): string {
  return `${count} ${count === 1 ? noun : `${noun}s`}`;
}

const longestQuote = 160;

/** A comment in short, with who said it and when. */
export function quoteOf({ author, body, created }: Comment, timeZone: string): string {
  const flat = body.replace(/\s+/g, ' ').trim();
  const words = flat.length <= longestQuote ? flat : `${flat.slice(0, longestQuote).trimEnd()}…`;
  const who = author === null ? 'Somebody' : plain(author.displayName);
  return `${who}, ${dayOf(created, timeZone)}: “${plain(words)}”`;
}

/** An instant as a day where the person is: "20 Nov 2026". */
export function dayOf(instant: string, timeZone: string): string {
  return readableDay(dayIn(Date.parse(instant), timeZone));
}

export function due(day: string): string {
  return `due ${readableDay(day)}`;
}

export function assignedTo({ assignee }: Pick<IssueSummary, 'assignee'>): string {
  return assignee === null ? 'unassigned' : plain(assignee.displayName);
}
