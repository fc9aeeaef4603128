import type { Situation } from './context.ts';
import type { Intent } from './intent.ts';

/** A site and a moment (Monday 23 November 2026, noon in Berlin) for the tests of sentences. */
export const situation: Situation = {
  now: Date.UTC(2026, 10, 23, 11),
  timeZone: 'Europe/Berlin',
  vocabulary: {
    projects: [
      { key: 'PAY', name: 'Payments' },
      { key: 'WEB', name: 'Web Shop' },
      { key: 'OPS', name: 'Operations' },
    ],
    types: ['Epic', 'Story', 'Task', 'Bug', 'Sub-task'],
    statuses: [
      { name: 'To Do', category: 'new' },
      { name: 'Backlog', category: 'new' },
      { name: 'In Progress', category: 'indeterminate' },
      { name: 'In Review', category: 'indeterminate' },
      { name: 'Blocked', category: 'indeterminate' },
      { name: 'Done', category: 'done' },
    ],
    priorities: ['Highest', 'High', 'Medium', 'Low', 'Lowest'],
    fields: ['Summary', 'Priority', 'Story Points', 'Severity', 'Start date', '…'],
  },
  context: {},
};

/** An intent as the tables write it: without the examples, and without a `countOnly` that is false. */
export function withoutExamples(intent: Intent): object {
  if (intent.kind === 'unknown') {
    const { examples, ...rest } = intent;
    if (examples.length === 0) throw new Error('an unknown sentence without examples');
    return rest;
  }
  if (intent.kind !== 'search' || intent.countOnly) return intent;
  const { countOnly: _, ...rest } = intent;
  return rest;
}
