import type { RestRoute } from './call.ts';
import { personExpands } from './people/person-expands.ts';
import { preference } from './people/preference-routes.ts';
import { personShape } from './people-shape.ts';
import { timestamp } from './timestamp.ts';
import { DAYS_PER_WEEK, HOURS_PER_DAY } from './worklog/duration.ts';

export const myselfRoutes: readonly RestRoute[] = [
  {
    method: 'GET',
    path: '/myself',
    scope: 'read:jira-user',
    handle: (call) => {
      const { me, base } = call;
      return {
        ...personShape(me, base),
        emailAddress: me.email,
        locale: preference(call, 'jira.user.locale'),
        ...personExpands(me, call),
      };
    },
  },
  {
    method: 'GET',
    path: '/serverInfo',
    // Every token will do.
    scope: [],
    handle: ({ site, now }) => ({
      baseUrl: site.url,
      displayUrl: site.url,
      version: '1001.0.0-SNAPSHOT',
      versionNumbers: [1001, 0, 0],
      deploymentType: 'Cloud',
      buildNumber: 100_293,
      buildDate: '2026-11-02T08:00:00.000+0000',
      serverTime: timestamp(now),
      scmInfo: 'sandbox',
      serverTitle: 'Jira',
      serverTimeZone: 'Etc/UTC',
    }),
  },
  {
    method: 'GET',
    path: '/configuration',
    scope: 'read:jira-user',
    handle: () => ({
      votingEnabled: true,
      watchingEnabled: true,
      unassignedIssuesAllowed: true,
      subTasksEnabled: true,
      issueLinkingEnabled: true,
      timeTrackingEnabled: true,
      timeTrackingConfiguration: {
        workingHoursPerDay: HOURS_PER_DAY,
        workingDaysPerWeek: DAYS_PER_WEEK,
        timeFormat: 'pretty',
        defaultUnit: 'minute',
      },
      attachmentsEnabled: true,
    }),
  },
];
