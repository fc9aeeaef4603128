import type { RestRoute } from './call.ts';
import { catalogueRoutes } from './catalogue-routes.ts';
import { commentRoutes } from './comment-routes.ts';
import { createmetaRoutes } from './createmeta-routes.ts';
import { issueRoutes } from './issue-routes.ts';
import { jqlRoutes } from './jql-routes.ts';
import { myselfRoutes } from './myself-routes.ts';
import { issueTypeRoutes, projectRoutes } from './project-routes.ts';
import type { RestApi } from './register.ts';
import { searchRoutes } from './search-routes.ts';
import { transitionRoutes } from './transition-routes.ts';
import { userRoutes } from './user-routes.ts';

/** Every REST v3 operation the sandbox offers. */
const platformRoutes: readonly RestRoute[] = [
  ...myselfRoutes,
  ...projectRoutes,
  ...issueTypeRoutes,
  ...issueRoutes,
  ...transitionRoutes,
  ...commentRoutes,
  ...searchRoutes,
  ...userRoutes,
  ...catalogueRoutes,
  ...createmetaRoutes,
  ...jqlRoutes,
];

/** What is served under which path; anything else below it answers 501. */
export const restApis: readonly RestApi[] = [{ base: '/rest/api/3', routes: platformRoutes }];
