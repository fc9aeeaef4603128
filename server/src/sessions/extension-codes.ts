import { createHash } from 'node:crypto';
import type { Ambient } from '../ambient.ts';
import { hashToken, newSecretToken, sameSecret } from './secret-token.ts';
import { SessionError } from './session-error.ts';
import type { SessionStore } from './store.ts';

const codeLastsMs = 60_000;

/** One-time codes with which the extension fetches the session that a sign-in in its window made. */
export interface ExtensionCodes {
  /** Throws SessionError session.extension-unknown unless the extension is on the server's list. */
  demandListed(extensionId: string): void;
  issue(code: { extensionId: string; codeChallenge: string; connectionId: string }): Promise<string>;
  /**
   * Uses the code up, whether the verifier fits or not, and answers the connection. PKCE S256 (RFC 7636, 4.6). Throws
   * SessionError session.sign-in-code-invalid.
   */
  redeem(code: string, codeVerifier: string): Promise<string>;
}

export function createExtensionCodes({
  store,
  ambient,
  extensionIds,
}: {
  store: SessionStore;
  ambient: Pick<Ambient, 'now' | 'randomBytes'>;
  extensionIds: readonly string[];
}): ExtensionCodes {
  const demandListed = (extensionId: string) => {
    if (!extensionIds.includes(extensionId)) throw new SessionError('session.extension-unknown');
  };
  return {
    demandListed,

    async issue({ extensionId, codeChallenge, connectionId }) {
      demandListed(extensionId);
      const code = newSecretToken(ambient);
      await store.addExtensionCode({
        codeHash: hashToken(code),
        extensionId,
        codeChallenge,
        connectionId,
        expiresAt: ambient.now() + codeLastsMs,
      });
      return code;
    },

    async redeem(code, codeVerifier) {
      const stored = await store.takeExtensionCode(hashToken(code));
      const challenge = createHash('sha256').update(codeVerifier, 'ascii').digest('base64url');
      const valid =
        stored !== null && ambient.now() < stored.expiresAt && sameSecret(stored.codeChallenge, challenge);
      if (!valid) throw new SessionError('session.sign-in-code-invalid');
      demandListed(stored.extensionId);
      return stored.connectionId;
    },
  };
}
