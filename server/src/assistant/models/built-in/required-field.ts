import { type CreateIssuesInput, createIssuesInputSchema } from '@sidelight/contract';
import type { AnsweredCall } from './answered-call.ts';

/** The sentence in which the planner of new issues says that a field is missing; see `missingFields`. */
const missing =
  /(?:Issues? ([\d, and]+)[^:]*: )?Jira requires (.+?) for an? .+? in .+?\. Say what it should be(?:: (.*?))?\.(?= |$)/g;
/** Longer answers are about something else. */
const longestAnswer = 120;

/**
 * New issues that failed for a required field, with what the person gave as an answer to that; undefined when they said
 * something else.
 */
export function filledCall(failed: AnsweredCall, said: string): CreateIssuesInput | undefined {
  if (failed.toolName !== 'create_issues' || failed.output.type !== 'error-text') return undefined;
  const input = createIssuesInputSchema.safeParse(failed.input).data;
  const answer = said.trim().replace(/[.!]$/, '');
  if (input === undefined || answer === '' || answer.length > longestAnswer) return undefined;
  for (const [, issues, name = '', options] of failed.output.value.matchAll(missing)) {
    const value = valueAmong(answer, name, options);
    if (value === undefined) continue;
    const positions =
      issues === undefined ? [1] : [...issues.matchAll(/\d+/g)].map(([digits]) => Number(digits));
    return {
      ...input,
      issues: input.issues.map((issue, at) =>
        positions.includes(at + 1) ? { ...issue, fields: { ...issue.fields, [name]: value } } : issue,
      ),
    };
  }
  return undefined;
}

/** "S2", "severity S2", "Severity: S2": one of the options, or, where none were listed, whatever follows the name. */
function valueAmong(answer: string, name: string, options: string | undefined): string | undefined {
  const begins = answer.toLowerCase().startsWith(name.toLowerCase());
  const rest = begins ? answer.slice(name.length).replace(/^\s*(?:[:=]|is|should be)?\s*/i, '') : answer;
  if (rest === '') return undefined;
  if (options === undefined) return begins ? rest : undefined;
  const names = options.split(/, | or | and \d+ more$/).filter((each) => each !== '');
  const wanted = rest.toLowerCase();
  const exact = names.find((each) => each.toLowerCase() === wanted);
  const begun = names.filter((each) => each.toLowerCase().startsWith(wanted));
  if (exact !== undefined || begun.length === 1) return exact ?? begun[0];
  return begins && / and \d+ more$/.test(options) ? rest : undefined;
}
