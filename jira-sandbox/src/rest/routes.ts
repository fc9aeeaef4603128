import type { RestRoute } from './call.ts';
import { catalogueRoutes } from './catalogue-routes.ts';
import { commentRoutes } from './comment-routes.ts';
import { createmetaRoutes } from './createmeta-routes.ts';
import { issueRoutes } from './issue-routes.ts';
import { jqlRoutes } from './jql-routes.ts';
import { myselfRoutes } from './myself-routes.ts';
import { issueTypeRoutes, projectRoutes } from './project-routes.ts';
import { searchRoutes } from './search-routes.ts';
import { transitionRoutes } from './transition-routes.ts';
import { userRoutes } from './user-routes.ts';

/** Every REST v3 operation the sandbox offers; anything else answers 501. */
export const restRoutes: readonly RestRoute[] = [
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
