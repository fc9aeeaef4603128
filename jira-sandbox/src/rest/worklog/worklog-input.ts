import { isDocument } from '../../site/adf.ts';
import type { AdfDocument } from '../../site/model/document.ts';
import type { EntityProperties } from '../../site/model/entity-properties.ts';
import type { Issue } from '../../site/model/issue.ts';
import type { Project } from '../../site/model/project.ts';
import type { Worklog } from '../../site/model/worklog.ts';
import type { WorklogDraft } from '../../site/worklogs.ts';
import type { RestCall } from '../call.ts';
import { givenText } from '../given-text.ts';
import { readProperties } from '../property/entity-property.ts';
import { ADF_REQUIRED, invalidFields } from '../refusal.ts';
import { isTooLong, TEXT_TOO_LONG } from '../text-length.ts';
import { readVisibility } from '../visibility.ts';
import { readDuration } from './duration.ts';

/** How the remaining estimate follows: query parameters, or beside the worklog under `update.worklog`. */
export interface Adjustment {
  readonly adjustEstimate: string | null;
  readonly newEstimate: string | null;
  /** `reduceBy` of a new worklog, `increaseBy` of one that goes. */
  readonly by: string | null;
}

export function readNewWorklog(
  body: Record<string, unknown>,
  call: RestCall,
  project: Project,
): WorklogDraft {
  const seconds = readSeconds(body);
  if (seconds === undefined) throw invalidFields({ timeLogged: 'You must indicate the time spent working.' });
  return { startedAt: call.now, ...readOthers(body, call, project), seconds };
}

export function readWorklogEdit(
  body: Record<string, unknown>,
  call: RestCall,
  project: Project,
): Partial<WorklogDraft> {
  const seconds = readSeconds(body);
  return { ...readOthers(body, call, project), ...(seconds === undefined ? {} : { seconds }) };
}

/** The remaining estimate after the logged time grew by so many seconds. */
export function remainingAfter(
  issue: Pick<Issue, 'remainingEstimate'>,
  grown: number,
  adjustment: Adjustment,
  manualName: 'reduceBy' | 'increaseBy' | null,
): number | null {
  const present = issue.remainingEstimate;
  switch (adjustment.adjustEstimate ?? 'auto') {
    case 'auto':
      return Math.max(0, (present ?? 0) - grown);
    case 'leave':
      return present;
    case 'new': {
      const seconds = readDuration(adjustment.newEstimate);
      if (seconds === null) throw invalidFields({ newEstimate: 'You must supply a valid new estimate.' });
      return seconds;
    }
    case 'manual':
      if (manualName !== null) {
        const seconds = readDuration(adjustment.by);
        if (seconds === null) {
          throw invalidFields({
            adjustmentAmount: 'You must supply a valid amount of time to adjust the estimate by.',
          });
        }
        return Math.max(0, (present ?? 0) + (manualName === 'reduceBy' ? -seconds : seconds));
      }
  }
  throw invalidFields({
    adjustEstimate: `'${adjustment.adjustEstimate}' is not a valid way to adjust the estimate.`,
  });
}

function readSeconds(body: Record<string, unknown>): number | undefined {
  const { timeSpent, timeSpentSeconds } = { timeSpent: undefined, timeSpentSeconds: undefined, ...body };
  if (timeSpent === undefined && timeSpentSeconds === undefined) return undefined;
  const seconds = timeSpentSeconds === undefined ? readDuration(timeSpent) : timeSpentSeconds;
  if (typeof seconds !== 'number' || !Number.isSafeInteger(seconds) || seconds <= 0)
    throw invalidFields({ timeLogged: 'Invalid time duration entered.' });
  return seconds;
}

function readOthers(body: Record<string, unknown>, call: RestCall, project: Project) {
  const others: {
    startedAt?: number;
    comment?: AdfDocument | null;
    visibility?: Worklog['visibility'];
    properties?: EntityProperties;
  } = {};
  if (body['started'] !== undefined) others.startedAt = readStarted(body['started']);
  const { comment } = { comment: undefined, ...body };
  if (isDocument(comment)) {
    if (isTooLong(comment)) throw invalidFields({ comment: TEXT_TOO_LONG });
    others.comment = comment;
  } else if (comment === null) others.comment = null;
  else if (comment !== undefined) throw invalidFields({ comment: ADF_REQUIRED });
  if (body['visibility'] !== undefined) others.visibility = readVisibility(body['visibility'], call, project);
  if (body['properties'] !== undefined) others.properties = readProperties(body['properties']);
  return others;
}

/** Jira wants `2026-11-20T10:11:12.000+0000`: with milliseconds and zone. */
function readStarted(value: unknown): number {
  const text = givenText(value);
  const at = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}(?:Z|[+-]\d{2}:?\d{2})$/.test(text)
    ? Date.parse(text.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'))
    : Number.NaN;
  if (Number.isNaN(at)) {
    throw invalidFields({
      started: `Error parsing date string '${text}': it must have the format yyyy-MM-dd'T'HH:mm:ss.SSSZ.`,
    });
  }
  return at;
}
