import {
  type ChangeIssueInput,
  type Criteria,
  type SearchIssuesInput,
  type SearchIssuesOutput,
  searchIssuesOutputSchema,
} from '@sidelight/contract';
import { type ChangesIntent, describeCriteria, type Situation } from '@sidelight/language';
import type { AnsweredCall } from './built-in-conversation.ts';
import { plain } from './built-in-markdown.ts';
import { calls, type Reply, say } from './built-in-step.ts';

/** A person looks at each; more than that nobody reads. */
const mostAtOnce = 10;

/** Finds the issues that were described; where all were named, proposes each change. */
export function firstStepOfChanges(intent: ChangesIntent, situation: Situation): Reply {
  const described = describedIn(intent);
  if (described.length === 0) return proposals(intent, [], situation);
  return calls(
    described.map((criteria) => ({
      toolName: 'search_issues',
      input: { criteria, limit: mostAtOnce } satisfies SearchIssuesInput,
    })),
  );
}

/** Proposes each change once the searches are answered; undefined when they failed or the changes are answered too. */
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
  const byKey = new Map<string, ChangeIssueInput>();
  for (const { issues, change } of changes) {
    const result = 'criteria' in issues ? results.shift() : undefined;
    const keys = 'keys' in issues ? issues.keys : (result?.issues.map(({ key }) => key) ?? []);
    if (result !== undefined && (result.total ?? 0) > keys.length) return tooMany(String(result.total));
    if (result?.nextPageToken) return tooMany(`more than ${keys.length}`);
    if (keys.length === 0 && 'criteria' in issues) {
      const what = describeCriteria(issues.criteria, { count: 0, nameOf: nameIn(situation) });
      return say(`There are no ${plain(what)}, so nothing was changed.`);
    }
    for (const key of keys) byKey.set(key, { ...byKey.get(key), ...change, key });
  }
  if (byKey.size > mostAtOnce) return tooMany(String(byKey.size));
  return calls([...byKey.values()].map((input) => ({ toolName: 'change_issue', input })));
}

function tooMany(count: string): Reply {
  return say(
    `That would change ${count} issues. I change at most ${mostAtOnce} at once, so that you can look at each: narrow it down, for example to one project or to the overdue ones.`,
  );
}

function outputOf({ toolName, output }: AnsweredCall): SearchIssuesOutput | undefined {
  if (toolName !== 'search_issues' || output.type !== 'json') return undefined;
  return searchIssuesOutputSchema.safeParse(output.value).data;
}

function nameIn({ vocabulary }: Situation) {
  return (key: string) => vocabulary.projects.find((project) => project.key === key)?.name ?? key;
}
