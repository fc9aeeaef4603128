import type { WriteOutput } from '@sidelight/contract';
import { mostWrittenNamed } from '../../execution/outcome-of.ts';
import { bullets, link, plain } from '../../plain-markdown.ts';

const mostNewIssuesShown = 20;

/** What a write did, and what Jira accepted and yet did not change. */
export function writeAnswer(
  { issue, many, done, ignoredFields, deleted }: WriteOutput,
  toolName: string,
): string {
  const sentence = plain(done);
  // New ones have no key before: this is where the person gets to know them.
  if (many !== undefined && toolName === 'create_issues') {
    const shown = many.issues.slice(0, mostNewIssuesShown);
    // Each issue is named once, and files that were attached to it are no more issues.
    const named = many.issues.length < mostWrittenNamed ? many.issues.length : many.done;
    const more = named - shown.length;
    const lines = shown.map(({ key, url, summary }) => `${link(key, url)} ${plain(summary)}`);
    return `${sentence}\n\n${bullets([...lines, ...(more > 0 ? [`and ${more} more`] : [])])}`;
  }
  // Of several issues no one is the answer; their card has them all.
  if (deleted || many !== undefined) return sentence;
  const name = link(issue.key, issue.url);
  const linked = sentence.includes(issue.key)
    ? sentence.replace(issue.key, () => name)
    : `${sentence} ${name}`;
  const unsaid = ignoredFields.filter((field) => !done.includes(field));
  if (unsaid.length === 0) return linked;
  return `${linked}\n\nJira accepted it but did not change: ${unsaid.map(plain).join(', ')}.`;
}
