/** What people ask all day, and what an answer needs of Jira at the least once the site's words are known. */
export interface TypicalQuestion {
  readonly text: string;
  readonly least: { readonly calls: number; readonly points: number };
  /** Why it cannot be less. */
  readonly because: string;
}

export const typicalQuestions: readonly TypicalQuestion[] = [
  {
    text: 'show my open issues',
    least: { calls: 2, points: 13 },
    because: 'a page of ten, and their number',
  },
  {
    text: 'how many bugs are open in Payments?',
    least: { calls: 1, points: 2 },
    because: 'the number alone',
  },
  { text: 'who is working on PAY-1?', least: { calls: 1, points: 2 }, because: 'the issue' },
  { text: 'summarise PAY-2', least: { calls: 1, points: 2 }, because: 'the issue with its comments' },
  { text: 'what changed in PAY-3?', least: { calls: 1, points: 2 }, because: 'the issue with its history' },
  {
    text: 'which issues in Payments are overdue?',
    least: { calls: 1, points: 6 },
    because: 'a page that holds them all says their number itself',
  },
  {
    text: 'open bugs of Tomás Ferreira',
    least: { calls: 1, points: 2 },
    because: 'a page that holds them all; people are remembered',
  },
  {
    text: 'show the comments on PAY-4',
    least: { calls: 1, points: 2 },
    because: 'the issue with its comments',
  },
  {
    text: 'show 50 issues in Payments',
    least: { calls: 2, points: 53 },
    because: 'a page of fifty, and their number',
  },
  {
    text: 'what did I close last week?',
    least: { calls: 1, points: 3 },
    because: 'a page that holds them all',
  },
  {
    text: 'move PAY-1 to Done',
    least: { calls: 1, points: 2 },
    because: 'the issue together with where it can go',
  },
  {
    text: 'create a task in Payments to review the release notes',
    least: { calls: 0, points: 0 },
    because: 'what the project demands is remembered',
  },
  {
    text: 'comment on PAY-1: Seen it.',
    least: { calls: 2, points: 4 },
    because: 'the issue it is for, and whether the person may comment there',
  },
];
