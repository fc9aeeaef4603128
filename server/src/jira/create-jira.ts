import type { Ambient } from '../ambient.ts';
import type { CallMeter } from '../usage/usage-meter.ts';
import type { Authorizer } from '../vault/authorizer.ts';
import { Account } from './account/account.ts';
import type { Memory } from './account/account-memory.ts';
import type { Jira } from './jira.ts';
import { Remembered } from './remembered.ts';
import type { OnSchemaMismatch, SchemaMismatch } from './transport/schema-mismatch.ts';
import { createTransport, type TransportOptions } from './transport/transport.ts';

const minute = 60_000;

export interface JiraDependencies {
  readonly authorizer: Authorizer;
  readonly ambient: Pick<Ambient, 'now' | 'random' | 'fetch' | 'sleep'>;
  /** An answer of Jira's that is not as described. For the log: it holds paths and kinds, no values. */
  readonly reportMismatch: (mismatch: SchemaMismatch) => void;
  /** Default: tolerate. */
  readonly onSchemaMismatch?: OnSchemaMismatch;
  /** Told of each answer of Jira's. */
  readonly meter?: CallMeter;
  readonly limits?: Pick<
    TransportOptions,
    'attemptTimeout' | 'callTimeout' | 'maxResponseBytes' | 'retryPolicy'
  >;
}

export function createJira(dependencies: JiraDependencies): Jira {
  const { authorizer, ambient } = dependencies;
  const transport = createTransport({
    authorizer,
    ambient,
    reportMismatch: dependencies.reportMismatch,
    onSchemaMismatch: dependencies.onSchemaMismatch ?? 'tolerate',
    ...(dependencies.meter === undefined ? {} : { meter: dependencies.meter }),
    ...dependencies.limits,
  });
  const now = () => ambient.now();
  const memory: Memory = {
    myself: new Remembered({ now, milliseconds: 10 * minute, capacity: 1_000 }),
    vocabulary: new Remembered({ now, milliseconds: 10 * minute, capacity: 200 }),
    creatableTypes: new Remembered({ now, milliseconds: 10 * minute, capacity: 500 }),
    creatableFields: new Remembered({ now, milliseconds: 10 * minute, capacity: 1_000 }),
    people: new Remembered({ now, milliseconds: 5 * minute, capacity: 1_000 }),
    serviceProjects: new Remembered({ now, milliseconds: 10 * minute, capacity: 1_000 }),
    attachmentLimit: new Remembered({ now, milliseconds: 10 * minute, capacity: 1_000 }),
    fields: new Remembered({ now, milliseconds: 10 * minute, capacity: 200 }),
  };
  const at = (siteUrl: string | undefined): Jira => ({
    as(connectionId, signal, allowance) {
      const who = { connectionId, siteUrl };
      return new Account({
        memoryName: `${connectionId} ${siteUrl ?? ''}`,
        client: transport.client(who, signal, allowance),
        sharedClient: transport.client(who),
        fileClient: transport.fileClient(who, signal, allowance),
        signal,
        siteUrl: async () => (await authorizer.authorize(connectionId, signal, siteUrl)).siteUrl,
        memory,
      });
    },
    at,
    forget(connectionId) {
      transport.forget(connectionId);
      for (const remembered of Object.values(memory)) remembered.forget(`${connectionId} `);
    },
  });
  return at(undefined);
}
