import type { Ambient } from '../ambient.ts';
import { hashToken, newSecretToken, sameSecret } from './secret-token.ts';
import { SessionError } from './session-error.ts';
import type { SessionStore } from './store.ts';

/** How long one may take at Atlassian. Milliseconds. */
export const signInLastsMs = 10 * 60_000;

/** OAuth sign-ins under way. */
export interface SignIns {
  /**
   * `browser` is the secret in the browser's short-lived cookie, null when it has none. The state goes to Atlassian and
   * comes back with the code; only with the same browser's secret is it worth anything.
   */
  begin(
    signIn: { returnTo: string; remembered: boolean },
    browser: string | null,
  ): Promise<{ state: string; browser: string }>;
  /** Uses the state up. Throws SessionError oauth.state-invalid for a forged, foreign, used or old one. */
  finish(
    state: string | undefined,
    browser: string | null,
  ): Promise<{ returnTo: string; remembered: boolean }>;
}

export function createSignIns({
  store,
  ambient,
}: {
  store: SessionStore;
  ambient: Pick<Ambient, 'now' | 'randomBytes'>;
}): SignIns {
  return {
    async begin({ returnTo, remembered }, known) {
      const state = newSecretToken(ambient);
      // Kept while sign-ins overlap, so that a second tab does not spoil the first.
      const browser = known ?? newSecretToken(ambient);
      await store.prune(ambient.now());
      await store.addSignIn({
        stateHash: hashToken(state),
        browserHash: hashToken(browser),
        returnTo,
        remembered,
        expiresAt: ambient.now() + signInLastsMs,
      });
      return { state, browser };
    },

    async finish(state, browser) {
      if (state === undefined || browser === null) throw new SessionError('oauth.state-invalid');
      const signIn = await store.takeSignIn(hashToken(state));
      const valid =
        signIn !== null &&
        ambient.now() < signIn.expiresAt &&
        sameSecret(signIn.browserHash, hashToken(browser));
      if (!valid) throw new SessionError('oauth.state-invalid');
      return { returnTo: signIn.returnTo, remembered: signIn.remembered };
    },
  };
}
