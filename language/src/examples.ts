import type { Vocabulary } from './vocabulary.ts';

/** An issue of the person's own, so that the sentences lead somewhere for them. */
export interface ExampleIssue {
  readonly key: string;
  readonly type: string;
  /** A status it can be moved to now; null when there is none. */
  readonly nextStatus: string | null;
}

/** Sentences that work on this site, for an empty chat and for "help". */
export function exampleSentences(vocabulary: Vocabulary, issue?: ExampleIssue): string[] {
  const projectKey = issue?.key.slice(0, issue.key.lastIndexOf('-'));
  const project = vocabulary.projects.find(({ key }) => key === projectKey) ?? vocabulary.projects[0];
  const place = project === undefined ? '' : ` in ${project.name}`;
  const key = issue?.key ?? `${project?.key ?? 'ABC'}-1`;
  const nextStatus = issue === undefined ? 'In Progress' : issue.nextStatus;
  return [
    'Show my open issues',
    `How many ${plural(issue?.type ?? 'bug')} are open${place}?`,
    `What is ${key} about?`,
    `Create a task to review the release notes for me due Friday${place}`,
    ...(nextStatus === null ? [] : [`Move ${key} to ${nextStatus}`]),
    'What is due this week?',
  ];
}

function plural(type: string): string {
  return type
    .toLowerCase()
    .replace(/([^aeiou])y$/, '$1ie')
    .concat('s');
}
