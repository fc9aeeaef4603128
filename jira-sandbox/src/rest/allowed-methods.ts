interface Operation {
  readonly method: string;
  /** Below the API's base, with parameters that begin with a colon. */
  readonly path: string;
}

/** Tells whether one of the operations is meant. */
export function operationMatcher(operations: readonly Operation[]) {
  const patterns = operations.map(({ method, path }) => ({ method, pattern: patternOf(path) }));
  return (method: string, path: string): boolean =>
    patterns.some((operation) => operation.method === method && operation.pattern.test(path));
}

/** Finds the methods that Jira knows at a path, or null where the path is none of Jira's. */
export function allowedMethods(served: readonly Operation[], lacking: readonly Operation[]) {
  const patterns = [...served, ...lacking].map(({ method, path }) => ({ method, pattern: patternOf(path) }));
  return (path: string): readonly string[] | null => {
    const methods = patterns.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method);
    if (methods.length === 0) return null;
    return [...new Set(methods.includes('GET') ? ['HEAD', ...methods, 'OPTIONS'] : [...methods, 'OPTIONS'])];
  };
}

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replace(/:\w*/g, '[^/]+')}$`);
}
