import {
  type ChangeIssueInput,
  type Criteria,
  type SearchIssuesInput,
  type SearchIssuesOutput,
  searchIssuesOutputSchema,
} from '@sidelight/contract';
import { type ChangesIntent, describeCriteria, type Situation } from '@sidelight/language';
import { plain } from '../../plain-markdown.ts';
import type { AnsweredCall } from './answered-call.ts';
import { calls, type Reply, say } from './step.ts';

/** Counts the issues that were described; where all were named, proposes the changes. */
export function firstStepOfChanges(intent: ChangesIntent, situation: Situation): Reply {
  const described = describedIn(intent);
  if (described.length === 0) return proposals(intent, [], situation);
  return calls(
    described.map((criteria) => ({
      toolName: 'search_issues',
      input: { criteria, countOnly: true } satisfies SearchIssuesInput,
    })),
  );
}

/** Proposes the changes once the searches are answered; undefined when they failed or the changes are answered too. */
export function changesAfterSearch(
  intent: ChangesIntent,
  answered: readonly AnsweredCall[],
  situation: Situation,
): Reply | undefined {
  const found = answered.flatMap((call) => outputOf(call) ?? []);
  const isNext = found.length === answered.length && found.length === describedIn(intent).length;
  return isNext ? proposals(intent, found, situation) : undefined;
}

function describedIn({ changes }: ChangesIntent): Criteria[] {
  return changes.flatMap(({ issues }) => ('criteria' in issues ? [issues.criteria] : []));
}

function proposals({ changes }: ChangesIntent, found: SearchIssuesOutput[], situation: Situation): Reply {
  const results = [...found];
  const proposed: ChangeIssueInput[] = [];
  for (const { issues, change } of changes) {
    if ('keys' in issues) {
      const [first = '', ...others] = issues.keys;
      proposed.push(others.length === 0 ? { ...change, key: first } : { ...change, keys: [...issues.keys] });
      continue;
    }
    const result = results.shift();
    if (result === undefined || result.total === 0) {
      const what = describeCriteria(issues.criteria, { count: 0, nameOf: nameIn(situation) });
      return say(`There are no ${plain(what)}, so nothing was changed.`);
    }
    proposed.push({ ...change, jql: result.jql });
  }
  return calls(proposed.map((input) => ({ toolName: 'change_issue', input })));
}

function outputOf({ toolName, output }: AnsweredCall): SearchIssuesOutput | undefined {
  if (toolName !== 'search_issues' || output.type !== 'json') return undefined;
  return searchIssuesOutputSchema.safeParse(output.value).data;
}

function nameIn({ vocabulary }: Situation) {
  return (key: string) => vocabulary.projects.find((project) => project.key === key)?.name ?? key;
}
