import type { Client } from 'jira.js/core';
import type { Ambient } from '../../ambient.ts';
import type { CallMeter } from '../../usage/usage-meter.ts';
import type { Authorizer } from '../../vault/authorizer.ts';
import type { Allowance } from '../jira.ts';
import { Call, type CallParts, type ConnectionAt } from './call.ts';
import { RateGovernor } from './rate-governor.ts';
import { atlassianRetryPolicy, type RetryPolicy } from './retry-policy.ts';
import { MismatchReporter, type OnSchemaMismatch, type SchemaMismatch } from './schema-mismatch.ts';

export interface TransportOptions {
  readonly authorizer: Authorizer;
  readonly ambient: Pick<Ambient, 'now' | 'random' | 'fetch' | 'sleep'>;
  readonly onSchemaMismatch: OnSchemaMismatch;
  readonly reportMismatch: (mismatch: SchemaMismatch) => void;
  /** Milliseconds for one request with its whole answer. Default 15 s. */
  readonly attemptTimeout?: number;
  /** Milliseconds for a call with all its repeats and waits. Default 40 s. */
  readonly callTimeout?: number;
  /** Default 16 MiB. */
  readonly maxResponseBytes?: number;
  readonly retryPolicy?: RetryPolicy;
  /** Told of each answer. */
  readonly meter?: CallMeter;
}

/** The way to Jira that jira.js's endpoint functions are called over. */
export interface Transport {
  /** `signal` cancels; a cancelled call rejects with its reason. Otherwise rejects with JiraError or the vault's. */
  client(who: ConnectionAt, signal?: AbortSignal, allowance?: Allowance): Client;
  /** The same with time for whole files, each way. */
  fileClient(who: ConnectionAt, signal?: AbortSignal, allowance?: Allowance): Client;
  forget(connectionId: string): void;
}

export function createTransport(options: TransportOptions): Transport {
  const governor = new RateGovernor(() => options.ambient.now());
  const parts: CallParts = {
    authorizer: options.authorizer,
    ambient: options.ambient,
    governor,
    meter: options.meter ?? null,
    onSchemaMismatch: options.onSchemaMismatch,
    mismatches: new MismatchReporter(options.reportMismatch),
    callTimeout: options.callTimeout ?? 40_000,
    retryPolicy: options.retryPolicy ?? atlassianRetryPolicy,
    limits: {
      milliseconds: options.attemptTimeout ?? 15_000,
      responseBytes: options.maxResponseBytes ?? 16 * 1_048_576,
    },
  };
  const fileParts: CallParts = {
    ...parts,
    callTimeout: options.callTimeout ?? 120_000,
    limits: { ...parts.limits, milliseconds: options.attemptTimeout ?? 90_000 },
  };
  const clientWith =
    (used: CallParts) =>
    (who: ConnectionAt, signal?: AbortSignal, allowance?: Allowance): Client => ({
      sendRequest: (request) => new Call(used, who, request, allowance).run(signal),
    });
  return {
    client: clientWith(parts),
    fileClient: clientWith(fileParts),
    forget: (connectionId) => governor.release(connectionId),
  };
}
