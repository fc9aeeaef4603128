import type { TokenEvent } from '@sidelight/contract';
import type { Ambient } from '../../ambient.ts';
import type { OAuthClient } from '../../oauth/oauth-client.ts';
import type { VaultLog } from '../create-vault.ts';
import type { KeyRing } from '../key-ring.ts';
import type { ConnectionStore } from '../store.ts';
import type { Vault } from '../vault.ts';
import { BackgroundRefresher } from './background-refresher.ts';
import { Circuit } from './circuit.ts';
import { FailingConnections } from './failing-connections.ts';
import { createLeaseHolder } from './lease-holder.ts';
import { RefreshAttempts } from './refresh-attempt.ts';
import type { RefreshPolicy } from './refresh-policy.ts';
import { RefreshRecord } from './refresh-record.ts';
import { RowLeases } from './row-leases.ts';
import { TokenRefresh } from './token-refresh.ts';

/** The parts of renewing, joined. The background goes by what requests learn of Atlassian, and they by what it learns. */
export function createRefresh({
  store,
  keys,
  oauth,
  ambient,
  policy,
  log,
  publish,
}: {
  store: ConnectionStore;
  keys: KeyRing;
  oauth: Pick<OAuthClient, 'refresh'> | null;
  ambient: Pick<Ambient, 'now' | 'random' | 'newId' | 'sleep'>;
  policy: RefreshPolicy;
  log: VaultLog;
  publish: (connectionId: string, event: TokenEvent) => void;
}) {
  const random = () => ambient.random();
  const holder = createLeaseHolder(() => ambient.newId());
  const failing = new FailingConnections({ random });
  const circuit = new Circuit({ random });
  const leases = new RowLeases({ store, ambient, holder });
  const record = new RefreshRecord({ store, keys, ambient, policy, failing, publish });
  const refresh = new TokenRefresh(
    new RefreshAttempts({ store, keys, oauth, ambient, leases, record, failing, circuit }),
  );
  const background = (vault: Pick<Vault, 'refresh' | 'announceSignInEnds'>) =>
    new BackgroundRefresher({
      vault,
      store,
      circuit,
      policy,
      leaseOwner: holder.name,
      ambient,
      log,
    });
  return { refresh, failing, background };
}
