import findMyWay from 'find-my-way';
import { allowedMethods, operationMatcher } from './allowed-methods.ts';
import type { RestRoute } from './call.ts';
import type { LackingOperation } from './lacking-operations.ts';

/** The route that a request means, and what stands in its path for the route's parameters. */
export interface FoundRoute {
  readonly route: RestRoute;
  readonly params: Readonly<Record<string, string>>;
}

/** Routes that share the beginning of their path, such as `/rest/api/3`; the same for all sites and all who ask. */
export class RestApi {
  readonly base: string;
  readonly routes: readonly RestRoute[];
  /** What Jira itself has below the base besides. */
  readonly lacking: readonly LackingOperation[];
  #matchers: Matchers | null = null;

  constructor(base: string, routes: readonly RestRoute[], lacking: readonly LackingOperation[] = []) {
    this.base = base;
    this.routes = routes;
    this.lacking = lacking;
  }

  /** `below` is the path after the base as it was sent, with its escapes. */
  find(method: string, below: string): FoundRoute | null {
    return this.#matching.find(method, below);
  }

  isLacking(method: string, below: string): boolean {
    return this.#matching.isLacking(method, below);
  }

  /** The methods that Jira knows there; null where the path is none of Jira's. */
  methodsOf(below: string): readonly string[] | null {
    return this.#matching.methodsOf(below);
  }

  /** Hundreds of routes take a while to be taken in: not before the first request, and once for all sandboxes. */
  get #matching(): Matchers {
    this.#matchers ??= {
      find: routeFinder(this.routes, this.lacking),
      isLacking: operationMatcher(this.lacking),
      methodsOf: allowedMethods(this.routes, this.lacking),
    };
    return this.#matchers;
  }
}

interface Matchers {
  find(method: string, below: string): FoundRoute | null;
  isLacking(method: string, below: string): boolean;
  methodsOf(below: string): readonly string[] | null;
}

/** What is lacking has its place as well, so that `/priority/default` is not taken for a priority by that name. */
function routeFinder(
  routes: readonly RestRoute[],
  lacking: readonly LackingOperation[],
): (method: string, below: string) => FoundRoute | null {
  // A name of any length is a name that nothing has; the server bounds the length of addresses.
  const router = findMyWay({ ignoreTrailingSlash: true, maxParamLength: 100_000 });
  const routeOf = new Map<unknown, RestRoute>();
  for (const route of routes) {
    const handler = () => {};
    router.on(route.method, route.path, handler);
    routeOf.set(handler, route);
  }
  for (const { method, path } of lacking) {
    let parameters = 0;
    const named = path.replace(/:/g, () => `:lacking${parameters++}`);
    if (isRouted(method)) router.on(method, named, () => {});
  }
  return (method, below) => {
    if (!isRouted(method)) return null;
    // Who asks for the headers alone asks what the same GET would answer.
    const found = router.find(method === 'HEAD' ? 'GET' : method, below);
    const route = routeOf.get(found?.handler);
    return route === undefined ? null : { route, params: texts(found?.params ?? {}) };
  };
}

function isRouted(method: string): method is RestRoute['method'] | 'HEAD' {
  return ['GET', 'HEAD', 'POST', 'PUT', 'DELETE'].includes(method);
}

function texts(given: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(Object.entries(given).map(([name, text]) => [name, text ?? '']));
}
