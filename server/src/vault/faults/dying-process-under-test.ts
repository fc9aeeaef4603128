import { once } from 'node:events';
import type { ConnectionStore } from '../store.ts';
import { openVaultUnderTest, type VaultUnderTestOptions } from './vault-under-test.ts';

/** Where in a refresh the process ends. */
export const deaths = [
  'before the token request',
  'after it was sent',
  'after the answer',
  'before the commit',
  'after the commit',
] as const;
export type Death = (typeof deaths)[number];

export interface DyingOrder
  extends Pick<VaultUnderTestOptions, 'location' | 'atlassianUrl' | 'clientSecret'> {
  readonly now: number;
  readonly death: Death;
  readonly connectionId: string;
}

function die(): never {
  process.kill(process.pid, 'SIGKILL');
  // The signal is delivered before the system call returns, or at the latest here.
  for (;;);
}

/** Ends the process inside the transaction: the event is written after the tokens and before the commit. */
function dyingStore(store: ConnectionStore, death: Death): ConnectionStore {
  return {
    ...store,
    async completeRefresh(id, version, renewed, event) {
      if (death === 'before the commit') {
        const fatal = Object.defineProperty({ ...event }, 'explanation', { get: die });
        return store.completeRefresh(id, version, renewed, fatal);
      }
      const completed = await store.completeRefresh(id, version, renewed, event);
      if (death === 'after the commit') die();
      return completed;
    },
  };
}

function dyingFetch(death: Death): typeof fetch {
  return async (...request) => {
    if (death === 'before the token request') die();
    const response = await fetch(...request);
    if (death !== 'after the answer') return response;
    await response.arrayBuffer();
    return die();
  };
}

// The process that the fault matrix ends: told what to refresh and where to end.
if (import.meta.main) {
  const [order] = (await once(process, 'message')) as [DyingOrder];
  const { vault } = await openVaultUnderTest({
    ...order,
    now: () => order.now,
    fetch: dyingFetch(order.death),
    around: (store) => dyingStore(store, order.death),
  });
  await vault.authorize(order.connectionId);
}
