import type { ServiceLog } from '../services.ts';

/** A command says what went wrong in its own words; what happens on the way would only stand between the lines. */
export const quietLog: ServiceLog = { info() {}, warn() {} };
