import { phrases } from '../phrase-book.ts';
import type { Sentence } from '../sentence.ts';

/** What stands between the new issue and its summary. */
export const summaryLeads = phrases(
  ':|-|–|—|to|called|named|titled|with title|with the title|with summary|with the summary|summary|title|saying|that says|about|that|which|for|,|where|because|of|reading|summary is|with the name|regarding',
);
/** Jira's own limit. */
const longestSummary = 255;

/** The place after the last token of the line on which `from` stands. */
export function lineEnd(sentence: Sentence, from: number): number {
  for (let at = from + 1; at < sentence.length; at++) {
    const gap = sentence.text.slice(sentence.tokens[at - 1]?.end ?? 0, sentence.tokens[at]?.start ?? 0);
    if (gap.includes('\n')) return at;
  }
  return sentence.length;
}

/** A text as a summary; what does not fit into one is kept in the description. */
export function asSummary(
  text: string,
  description: string | undefined,
): { summary: string; description?: string } | undefined {
  const clean = text.replace(/\s+/g, ' ').replace(/^[\s,:;–—-]+|[\s,:;.–—-]+$/g, '');
  if (!/[\p{L}\p{N}]/u.test(clean)) return undefined;
  const capital = clean.charAt(0).toUpperCase() + clean.slice(1);
  if (capital.length <= longestSummary)
    return { summary: capital, ...(description === undefined ? {} : { description }) };
  // What does not fit Jira's summary is kept in the description.
  const cut = capital.lastIndexOf(' ', longestSummary - 1);
  const summary = `${capital.slice(0, cut > 100 ? cut : longestSummary - 1)}…`;
  return {
    summary,
    description: [capital, description]
      .filter((part) => part !== undefined)
      .join('\n\n')
      .slice(0, 32_767),
  };
}
