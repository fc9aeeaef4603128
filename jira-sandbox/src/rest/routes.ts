import type { RestRoute } from './call.ts';
import { myselfRoutes } from './myself-routes.ts';

/** Every REST v3 operation the sandbox offers; anything else answers 501. */
export const restRoutes: readonly RestRoute[] = [...myselfRoutes];
