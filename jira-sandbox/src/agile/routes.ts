import type { RestRoute } from '../rest/call.ts';
import { boardIssueRoutes } from './board-issue-routes.ts';
import { boardRoutes } from './board-routes.ts';
import { epicRoutes } from './epic-routes.ts';
import { featureRoutes } from './feature-routes.ts';
import { issueListRoutes } from './issue-lists.ts';
import { agileIssueRoutes } from './issue-routes.ts';
import { propertyRoutes } from './property-routes.ts';
import { rankRoutes } from './rank-routes.ts';
import { sprintRoutes } from './sprint-routes.ts';

/** Every operation of the agile API, below `/rest/agile/1.0`. */
export const agileRoutes: readonly RestRoute[] = [
  ...boardRoutes,
  ...boardIssueRoutes,
  ...issueListRoutes,
  ...featureRoutes,
  ...epicRoutes,
  ...sprintRoutes,
  ...rankRoutes,
  ...agileIssueRoutes,
  ...propertyRoutes,
];
