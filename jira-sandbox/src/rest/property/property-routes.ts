import { findIssue, param, type RestCall, type RestRoute } from '../call.ts';
import { findComment } from '../comment-routes.ts';
import { findWorklog } from '../worklog/worklog-routes.ts';
import { propertyRoutes } from './entity-property.ts';

const ISSUE = '/issue/:key/properties';
const WORKLOG = '/issue/:key/worklog/:worklogId/properties';
const COMMENT = '/comment/:commentId/properties';

/** What apps keep with issues, worklogs and comments. */
export const entityPropertyRoutes: readonly RestRoute[] = [
  ...propertyRoutes(
    ISSUE,
    (call) => findIssue(call.site, param(call, 'key')),
    (call) => `${call.base}/rest/api/3/issue/${param(call, 'key')}`,
  ),
  ...propertyRoutes(
    WORKLOG,
    (call) => findWorklog(call, param(call, 'worklogId')).worklog,
    (call) => `${call.base}/rest/api/3/issue/${param(call, 'key')}/worklog/${param(call, 'worklogId')}`,
  ),
  ...propertyRoutes(
    COMMENT,
    (call) => findComment(call, param(call, 'commentId')).comment,
    (call: RestCall) => `${call.base}/rest/api/3/comment/${param(call, 'commentId')}`,
  ),
];
