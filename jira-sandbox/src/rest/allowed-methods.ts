import { lackingOperations } from './jira-resources.ts';

interface Operation {
  readonly method: string;
  readonly path: string;
}

/** Finds the methods of a path (below the API's base), or null where Jira has more of them than are served here. */
export function allowedMethods(routes: readonly Operation[]) {
  const served = routes.map(({ method, path }) => ({ method, pattern: patternOf(path) }));
  const lacking = [...lackingOperations].map((operation) => {
    const [method = '', path = ''] = operation.split(' ');
    return { method, pattern: patternOf(path) };
  });
  return (method: string, path: string): readonly string[] | null => {
    const offered = served.filter(({ pattern }) => pattern.test(path));
    const isJiras = lacking.some((operation) => operation.method === method && operation.pattern.test(path));
    if (offered.length === 0 || isJiras) return null;
    const methods = offered.map((operation) => operation.method);
    return [...new Set(methods.includes('GET') ? ['HEAD', ...methods, 'OPTIONS'] : [...methods, 'OPTIONS'])];
  };
}

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replace(/:\w*/g, '[^/]+')}$`);
}
