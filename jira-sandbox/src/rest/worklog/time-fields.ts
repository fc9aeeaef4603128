import type { Issue } from '../../site/model/issue.ts';
import { timeSpent } from '../../site/worklogs.ts';
import type { FieldDefinition } from '../fields.ts';
import { timeTrackingShape } from './time-tracking.ts';

type Seconds = (issue: Issue) => number | null;

const originalEstimate: Seconds = (issue) => issue.originalEstimate;
const remainingEstimate: Seconds = (issue) => issue.remainingEstimate;

/** The fields that count worked and estimated time, the aggregate ones with that of the sub-tasks. */
export const timeFields: readonly FieldDefinition[] = [
  field('timetracking', 'Time tracking', 'timetracking', timeTrackingShape),
  ...pair('timeoriginalestimate', 'Original estimate', originalEstimate, [
    'originalEstimate',
    'timeoriginalestimate',
  ]),
  ...pair('timeestimate', 'Remaining Estimate', remainingEstimate, ['remainingEstimate', 'timeestimate']),
  ...pair('timespent', 'Time Spent', timeSpent, ['timespent']),
  field('progress', 'Progress', 'progress', (issue) => progress(timeSpent(issue), issue.remainingEstimate)),
  field('aggregateprogress', 'Σ Progress', 'progress', (issue, _base, _me, { subtasksOf }) => {
    const family = [issue, ...subtasksOf(issue)];
    return progress(sum(family, timeSpent), sum(family, remainingEstimate));
  }),
  field('workratio', 'Work Ratio', 'number', (issue) => workRatio(issue), ['workratio']),
];

function pair(id: string, name: string, read: Seconds, clauseNames: readonly string[]): FieldDefinition[] {
  return [
    field(id, name, 'number', read, clauseNames),
    field(`aggregate${id}`, `Σ ${name}`, 'number', (issue, _base, _me, { subtasksOf }) =>
      sum([issue, ...subtasksOf(issue)], read),
    ),
  ];
}

function field(
  id: string,
  name: string,
  type: string,
  read: FieldDefinition['read'],
  clauseNames: readonly string[] = [],
): FieldDefinition {
  return { id, name, schema: { type, system: id }, clauseNames, read };
}

/** Null where none of the issues has a value. */
function sum(issues: readonly Issue[], read: Seconds): number | null {
  const known = issues.map(read).filter((seconds) => seconds !== null);
  return known.length === 0 ? null : known.reduce((total, seconds) => total + seconds, 0);
}

function progress(spent: number | null, remaining: number | null) {
  const done = spent ?? 0;
  const total = done + (remaining ?? 0);
  return { progress: done, total, ...(total === 0 ? {} : { percent: Math.floor((100 * done) / total) }) };
}

/** Worked time in per cent of the original estimate; -1 where nobody estimated. */
export function workRatio(issue: Issue): number {
  const { originalEstimate: estimate } = issue;
  return estimate === null || estimate === 0 ? -1 : Math.floor((100 * (timeSpent(issue) ?? 0)) / estimate);
}
