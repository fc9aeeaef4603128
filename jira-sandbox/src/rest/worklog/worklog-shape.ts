import type { Issue } from '../../site/model/issue.ts';
import type { Worklog } from '../../site/model/worklog.ts';
import { personShape } from '../people-shape.ts';
import { propertiesShape } from '../property/entity-property.ts';
import { timestamp } from '../timestamp.ts';
import { writeDuration } from './duration.ts';

export function worklogShape(issue: Issue, worklog: Worklog, base: string, expand: readonly string[] = []) {
  return {
    self: `${base}/rest/api/3/issue/${issue.id}/worklog/${worklog.id}`,
    author: personShape(worklog.author, base),
    updateAuthor: personShape(worklog.updateAuthor, base),
    ...(worklog.comment === null ? {} : { comment: worklog.comment }),
    created: timestamp(worklog.createdAt),
    updated: timestamp(worklog.updatedAt),
    ...(worklog.visibility === null ? {} : { visibility: worklog.visibility }),
    started: timestamp(worklog.startedAt),
    timeSpent: writeDuration(worklog.seconds),
    timeSpentSeconds: worklog.seconds,
    id: worklog.id,
    issueId: issue.id,
    ...(expand.includes('properties') ? { properties: propertiesShape(worklog.properties) } : {}),
  };
}

const SHOWN_IN_FIELD = 20;

/** As the field `worklog` carries them: the first twenty. */
export function worklogPage(issue: Issue, worklogs: readonly Worklog[], base: string) {
  return {
    startAt: 0,
    maxResults: SHOWN_IN_FIELD,
    total: worklogs.length,
    worklogs: worklogs.slice(0, SHOWN_IN_FIELD).map((worklog) => worklogShape(issue, worklog, base)),
  };
}
