import type { RouteOptions } from 'fastify';
import type { AppInstance } from './app-instance.ts';
import type { Authentication } from './authentication.ts';

export interface GuardedRoute {
  readonly method: string;
  readonly url: string;
  readonly isPublic: boolean;
}

/**
 * From here on, a route that says neither that anybody may call it nor that it needs a caller stops the start: to
 * forget it must not be possible. Answers the list of routes, which grows as they are registered.
 */
export function guardRoutes(app: AppInstance, authentication: Authentication): readonly GuardedRoute[] {
  const routes: GuardedRoute[] = [];
  app.addHook('onRoute', (route) => {
    const isPublic = route.config?.public === true;
    const needsCaller = handlersOf(route).includes(authentication.required);
    if (isPublic === needsCaller) {
      throw new Error(
        `${route.method} ${route.url} must say who may call it: either public or authentication.required.`,
      );
    }
    for (const method of [route.method].flat()) routes.push({ method, url: route.url, isPublic });
  });
  return routes;
}

function handlersOf({ onRequest }: RouteOptions): readonly unknown[] {
  return onRequest === undefined ? [] : [onRequest].flat();
}
