import type { Vocabulary } from './vocabulary.ts';

/** Sentences that work on this site, for an empty chat and for "help". */
export function exampleSentences(vocabulary: Vocabulary): string[] {
  const project = vocabulary.projects[0];
  const place = project === undefined ? '' : ` in ${project.name}`;
  const key = `${project?.key ?? 'ABC'}-1`;
  return [
    'Show my open issues',
    `How many bugs are open${place}?`,
    `What is ${key} about?`,
    `Create a task to review the release notes for me due Friday${place}`,
    `Move ${key} to In Progress`,
    'What is due this week?',
  ];
}
