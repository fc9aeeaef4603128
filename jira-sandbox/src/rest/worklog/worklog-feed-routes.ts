import type { Issue } from '../../site/model/issue.ts';
import type { Worklog } from '../../site/model/worklog.ts';
import { bodyRecord, queryList, queryNumber, type RestCall, type RestRoute } from '../call.ts';
import { givenText } from '../given-text.ts';
import { propertiesShape } from '../property/entity-property.ts';
import { badRequest } from '../refusal.ts';
import { shownTo } from '../visibility.ts';
import { DAYS_PER_WEEK, HOURS_PER_DAY } from './duration.ts';
import { worklogShape } from './worklog-shape.ts';

const PAGE = 1_000;
/** Jira leaves out what changed in the last minute, which could still be half written. */
const SETTLING_MS = 60_000;

/** What synchronising clients read: which worklogs changed or went since when, and those with given ids. */
export const worklogFeedRoutes: readonly RestRoute[] = [
  {
    method: 'GET',
    path: '/worklog/updated',
    scope: 'read:jira-work',
    handle: (call) => {
      const withProperties = queryList(call, 'expand').includes('properties');
      const changed = [...everyWorklog(call)].map(({ worklog }) => ({
        id: worklog.id,
        at: worklog.updatedAt,
        properties: withProperties ? propertiesShape(worklog.properties) : [],
      }));
      return feed(call, 'updated', changed);
    },
  },
  {
    method: 'GET',
    path: '/worklog/deleted',
    scope: 'read:jira-work',
    handle: (call) => feed(call, 'deleted', call.site.deletedWorklogs),
  },
  {
    method: 'POST',
    path: '/worklog/list',
    scope: 'read:jira-work',
    handle: (call) => {
      const ids: unknown = bodyRecord(call)['ids'];
      if (!Array.isArray(ids) || ids.length === 0 || ids.length > PAGE)
        throw badRequest(`Between 1 and ${PAGE} worklog ids are required.`);
      const wanted = new Set(ids.map(givenText));
      return [...everyWorklog(call)]
        .filter(({ worklog }) => wanted.has(worklog.id))
        .map(({ issue, worklog }) => worklogShape(issue, worklog, call.base, queryList(call, 'expand')));
    },
  },
  {
    method: 'GET',
    path: '/configuration/timetracking/options',
    scope: 'manage:jira-configuration',
    handle: () => ({
      workingHoursPerDay: HOURS_PER_DAY,
      workingDaysPerWeek: DAYS_PER_WEEK,
      timeFormat: 'pretty',
      defaultUnit: 'minute',
    }),
  },
];

function* everyWorklog(call: RestCall): Generator<{ issue: Issue; worklog: Worklog }> {
  for (const issue of call.site.issues.values()) {
    for (const worklog of shownTo(call, issue, issue.worklogs)) yield { issue, worklog };
  }
}

interface FeedEntry {
  readonly id: string;
  readonly at: number;
  readonly properties?: readonly unknown[];
}

function feed(call: RestCall, name: string, entries: readonly FeedEntry[]) {
  const since = queryNumber(call, 'since', 0, Number.MAX_SAFE_INTEGER);
  const url = `${call.base}/rest/api/3/worklog/${name}`;
  const found = entries
    .filter(({ at }) => at >= since && at <= call.now - SETTLING_MS)
    .toSorted((left, right) => left.at - right.at);
  const page = found.slice(0, PAGE);
  const until = page.at(-1)?.at ?? since;
  const lastPage = page.length === found.length;
  return {
    values: page.map(({ id, at, properties = [] }) => ({
      worklogId: Number(id),
      updatedTime: at,
      properties,
    })),
    since,
    until,
    self: `${url}?since=${since}`,
    ...(lastPage ? {} : { nextPage: `${url}?since=${until}` }),
    lastPage,
  };
}
