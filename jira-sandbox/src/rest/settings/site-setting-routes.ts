import { createHash } from 'node:crypto';
import type { AnnouncementBanner } from '../../site/model/announcement-banner.ts';
import type { Group } from '../../site/model/person.ts';
import { bodyRecord, param, queryText, type RestCall, type RestRoute } from '../call.ts';
import { columnsShape } from '../filters/columns.ts';
import { groupReference } from '../people/group-routes.ts';
import { requireSiteAdministration } from '../projects/administration.ts';
import { badRequest, JiraRefusal } from '../refusal.ts';

const TIME_TRACKING = { key: 'JIRA', name: 'JIRA provided time tracking' };
const SEATS = 100;
/** What happens to issues, as notification schemes number it. */
const EVENTS = [
  'Issue Created',
  'Issue Updated',
  'Issue Assigned',
  'Issue Resolved',
  'Issue Closed',
  'Issue Commented',
  'Issue Reopened',
  'Issue Deleted',
  'Issue Moved',
  'Work Logged On Issue',
];

/** How the site is set up. It is read by its administrators, who write the banner alone. */
export const siteSettingRoutes: readonly RestRoute[] = [
  administered('/application-properties', (call) => {
    const key = queryText(call, 'key');
    if (key === null) return properties(call);
    const found = properties(call).find((property) => property.id === key);
    if (found === undefined) throw new JiraRefusal(404, [`There is no application property '${key}'.`]);
    return [found];
  }),
  administered('/application-properties/advanced-settings', properties),
  administered('/applicationrole', (call) => [applicationRole(call)]),
  administered('/applicationrole/:key', (call) => {
    const role = applicationRole(call);
    if (param(call, 'key') !== role.key)
      throw new JiraRefusal(404, [`The application role '${param(call, 'key')}' does not exist.`]);
    return role;
  }),
  administered('/configuration/timetracking', () => TIME_TRACKING),
  administered('/configuration/timetracking/list', () => [TIME_TRACKING]),
  administered('/instance/license', () => ({ applications: [{ id: 'jira-software', plan: 'PAID' }] })),
  administered('/announcementBanner', ({ site: { banner } }) => ({
    ...banner,
    // Browsers remember by it which message was dismissed.
    hashId: createHash('sha256').update(banner.message).digest('hex').slice(0, 8),
  })),
  {
    method: 'PUT',
    path: '/announcementBanner',
    scope: 'manage:jira-configuration',
    handle: (call) => {
      requireSiteAdministration(call);
      Object.assign(call.changes.site.banner, bannerChangesIn(call));
      return undefined;
    },
  },
  administered('/settings/columns', ({ site }) => columnsShape(site, null)),
  administered('/events', () => EVENTS.map((name, index) => ({ id: index + 1, name }))),
];

function bannerChangesIn(call: RestCall): Partial<AnnouncementBanner> {
  const { message, isEnabled, isDismissible, visibility } = bodyRecord(call);
  if (message !== undefined && typeof message !== 'string') throw badRequest('The message must be a text.');
  for (const [name, value] of Object.entries({ isEnabled, isDismissible }))
    if (value !== undefined && typeof value !== 'boolean')
      throw badRequest(`'${name}' must be true or false.`);
  if (visibility !== undefined && visibility !== 'public' && visibility !== 'private')
    throw badRequest("'visibility' must be public or private.");
  return {
    ...(typeof message === 'string' ? { message } : {}),
    ...(typeof isEnabled === 'boolean' ? { isEnabled } : {}),
    ...(typeof isDismissible === 'boolean' ? { isDismissible } : {}),
    ...(visibility === undefined ? {} : { visibility }),
  };
}

function administered(path: string, answer: (call: RestCall) => unknown): RestRoute {
  return {
    method: 'GET',
    path,
    scope: 'manage:jira-configuration',
    handle: (call) => {
      requireSiteAdministration(call);
      return answer(call);
    },
  };
}

function properties({ site }: RestCall) {
  const property = (id: string, name: string, value: string, type = 'string') => ({
    id,
    key: id,
    value,
    name,
    type,
    defaultValue: value,
  });
  return [
    property('jira.home', 'jira.home', '/var/jira'),
    property('jira.clone.prefix', 'The prefix added to the Summary field of cloned issues', 'CLONE -'),
    property('jira.title', 'Title', 'Jira'),
    property('jira.baseurl', 'Base URL', site.url),
    property('jira.option.voting', 'Allow users to vote on issues', 'true', 'boolean'),
    property('jira.option.watching', 'Allow users to watch issues', 'true', 'boolean'),
    property('jira.issue.actions.order', 'Order of activity on issues', 'asc'),
    property('jira.lf.date.dmy', 'Day format', 'dd/MMM/yy'),
  ];
}

function applicationRole({ site, base }: RestCall) {
  const users = site.groups.filter(({ name }) => name === 'jira-users');
  const everybody = users.flatMap(({ members }) => members);
  const reference = (group: Group) => groupReference(group, base);
  return {
    key: 'jira-software',
    groups: site.groups.map(({ name }) => name),
    groupDetails: site.groups.map(reference),
    name: 'Jira Software',
    defaultGroups: users.map(({ name }) => name),
    defaultGroupsDetails: users.map(reference),
    selectedByDefault: true,
    defined: true,
    numberOfSeats: SEATS,
    remainingSeats: SEATS - everybody.length,
    userCount: everybody.length,
    userCountDescription: 'users',
    hasUnlimitedSeats: false,
    platform: false,
  };
}
