import type { TokenEvent } from '@sidelight/contract';
import type { Ambient } from '../ambient.ts';
import { signInEndsExplanation } from './refresh/refresh-explanations.ts';
import { announcedAheadMs, type RefreshPolicy } from './refresh/refresh-policy.ts';
import type { ConnectionStore, StoredConnection } from './store.ts';

const batch = 100;

/** When Atlassian may end the sign-in whatever happens; null without such an end, and for an API token. */
export function signInEndsAt(
  { wayIn, grantBeganAt }: Pick<StoredConnection, 'wayIn' | 'grantBeganAt'>,
  { signInMs }: Pick<RefreshPolicy, 'signInMs'>,
): number | null {
  return wayIn !== 'oauth' || signInMs === null ? null : grantBeganAt + signInMs;
}

/** Announces the ends that are a week away or less, each once. */
export async function announceSignInEnds({
  store,
  policy,
  ambient,
  publish,
}: {
  store: Pick<ConnectionStore, 'signInsToAnnounce' | 'announceSignInEnd'>;
  policy: Pick<RefreshPolicy, 'signInMs'>;
  ambient: Pick<Ambient, 'now'>;
  publish: (connectionId: string, event: TokenEvent) => void;
}): Promise<void> {
  const { signInMs } = policy;
  if (signInMs === null) return;
  for (;;) {
    const at = ambient.now();
    const ending = await store.signInsToAnnounce(at - signInMs + announcedAheadMs, batch);
    for (const { id, grantBeganAt } of ending) {
      const event = await store.announceSignInEnd(id, {
        at,
        kind: 'sign-in-ends',
        cause: 'background',
        explanation: signInEndsExplanation(grantBeganAt + signInMs),
        durationMs: null,
      });
      if (event !== null) publish(id, event);
    }
    if (ending.length < batch) return;
  }
}
