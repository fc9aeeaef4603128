import type { ChangeableFields } from '../../site/changes.ts';
import type { Issue } from '../../site/model/issue.ts';
import { timeSpent } from '../../site/worklogs.ts';
import { asRecord } from '../call.ts';
import { FieldFault } from '../field-fault.ts';
import { givenText } from '../given-text.ts';
import { readDuration, writeDuration } from './duration.ts';

/** The field `timetracking`; what nobody estimated or logged is left out. */
export function timeTrackingShape(issue: Issue): Record<string, unknown> {
  const shape: Record<string, unknown> = {};
  const times = {
    originalEstimate: issue.originalEstimate,
    remainingEstimate: issue.remainingEstimate,
    timeSpent: timeSpent(issue),
  };
  for (const [name, seconds] of Object.entries(times)) {
    if (seconds !== null)
      Object.assign(shape, { [name]: writeDuration(seconds), [`${name}Seconds`]: seconds });
  }
  return shape;
}

type Estimates = Partial<Pick<ChangeableFields, 'originalEstimate' | 'remainingEstimate'>>;

/**
 * Reads `{originalEstimate?, remainingEstimate?}`. As long as nothing is logged, one of them given alone sets
 * the other.
 */
export function readTimeTracking(value: unknown, issue: Issue | null): Estimates {
  const given = asRecord(value);
  if (given === null) throw new FieldFault('Operation value must be an object');
  const original = estimate(given['originalEstimate'], 'Original Estimate');
  const remaining = estimate(given['remainingEstimate'], 'Remaining Estimate');
  const untouched = issue === null || timeSpent(issue) === null;
  const isFirst = issue === null || (issue.originalEstimate === null && issue.remainingEstimate === null);
  return {
    ...(original !== undefined
      ? { originalEstimate: original }
      : isFirst && remaining !== undefined
        ? { originalEstimate: remaining }
        : {}),
    ...(remaining !== undefined
      ? { remainingEstimate: remaining }
      : original !== undefined &&
          (isFirst || (untouched && issue?.remainingEstimate === issue?.originalEstimate))
        ? { remainingEstimate: original }
        : {}),
  };
}

function estimate(value: unknown, name: string): number | null | undefined {
  if (value === undefined) return undefined;
  if (value === null || value === '') return null;
  const seconds = readDuration(value);
  if (seconds === null)
    throw new FieldFault(
      `The ${name.toLowerCase()} '${givenText(value)}' is not valid: enter it as 3w 4d 12h 30m.`,
    );
  return seconds;
}
