import { operationMatcher } from '../src/rest/allowed-methods.ts';
import { lackingOperations } from '../src/rest/lacking-operations.ts';
import { restApis } from '../src/rest/routes.ts';
import type { Specification } from './specification.ts';
import { nameOf } from './traffic.ts';

const PLATFORM = '/rest/api/3';

/** Operations of the platform's document that are neither served nor known to be lacking. */
export function lackingFaults(specification: Specification): string[] {
  const served = restApis.filter(({ base }) => base === PLATFORM).flatMap(({ routes }) => routes);
  const isKnown = operationMatcher([...served, ...lackingOperations]);
  const documented = specification.operations.filter(({ path }) => path.startsWith(`${PLATFORM}/`));
  return documented
    .filter(({ method, path }) => !isKnown(method, path.slice(PLATFORM.length)))
    .map((operation) => `${nameOf(operation)}: neither served nor listed as lacking`);
}
