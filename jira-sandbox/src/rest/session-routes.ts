import type { RestRoute } from './call.ts';
import { JiraRefusal } from './refusal.ts';

/**
 * `/rest/auth/1`: what is left of sign-in by cookie. Clients ask it at their start whether their API token is good. It
 * stands in none of Atlassian's documents; OAuth apps have no scope for it.
 */
export const sessionRoutes: readonly RestRoute[] = [
  {
    method: 'GET',
    path: '/session',
    scope: null,
    handle: ({ me, base }) => ({
      self: `${base}/rest/api/latest/user?accountId=${encodeURIComponent(me.accountId)}`,
      name: me.email,
      loginInfo: { failedLoginCount: 0, loginCount: 1 },
    }),
  },
  {
    method: 'POST',
    path: '/session',
    scope: null,
    handle: (call) => {
      call.reply.header('x-seraph-loginreason', 'AUTHENTICATION_DENIED');
      throw new JiraRefusal(401, [
        'Basic authentication with passwords is deprecated.  For more information, see: https://developer.atlassian.com/cloud/jira/platform/deprecation-notice-basic-auth-and-cookie-based-auth/',
      ]);
    },
  },
  { method: 'DELETE', path: '/session', scope: null, handle: () => undefined },
  { method: 'DELETE', path: '/websudo', scope: null, handle: () => undefined },
];
