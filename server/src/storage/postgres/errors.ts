import { StorageError } from '../storage-error.ts';

/**
 * SQLSTATE classes that tell of the database's state and not of a fault in our SQL: connection (08), authorization (28),
 * unknown database (3D), rolled back by contention (40), resources (53), operator (57) and system (58). 25006 is a
 * server that became a read-only standby, 55P03 a lock not had in time.
 * https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
const stateClasses = new Set(['08', '28', '3D', '40', '53', '57', '58']);
const stateCodes = new Set(['25006', '55P03']);
/** Among them, what does not pass by waiting: a wrong password, a missing database, a statement cut off. */
const lastingClasses = new Set(['28', '3D']);
const statementCutOff = '57014';

/** What to throw in place of an error of node-postgres. */
export function asPostgresStorageError(error: unknown): unknown {
  const state = sqlState(error);
  // What carries no SQLSTATE came from the socket or from the pool: the server cannot be reached.
  const ofState = state === null ? !(error instanceof TypeError) : tellsOfState(state);
  return ofState ? new StorageError(error, { passing: isPassing(error) }) : error;
}

/** Whether trying again in a moment may go well: the server restarts, fails over or is crowded. */
export function isPassing(error: unknown): boolean {
  const state = sqlState(error);
  if (state === null) return !(error instanceof TypeError);
  return tellsOfState(state) && !lastingClasses.has(state.slice(0, 2)) && state !== statementCutOff;
}

function tellsOfState(state: string): boolean {
  return stateClasses.has(state.slice(0, 2)) || stateCodes.has(state);
}

/** Five characters of PostgreSQL's own; Node's codes ("ECONNRESET") are longer. */
function sqlState(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return null;
  return /^[0-9A-Z]{5}$/.test(error.code) && error.code !== 'EPIPE' ? error.code : null;
}
