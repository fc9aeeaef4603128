import { SignInError } from '@sidelight/ui';
import type { WxtBrowser } from 'wxt/browser';
import { ServerNotFound } from '../../server/find-server.ts';
import { hostPermission } from '../../server/server-address.ts';
import { writeSession } from '../../sign-in/session-store.ts';
import { SignInFailed, signIn } from '../../sign-in/sign-in.ts';

/**
 * Signs in at `server` in a window of the browser and keeps the session. To be called inside a click, since the
 * browser may have to ask for the permission to talk to the server.
 * @throws {SignInError}
 */
export async function signInByWindow(browser: WxtBrowser, server: string): Promise<void> {
  const allowed = await browser.permissions.request({ origins: [hostPermission(server)] });
  if (!allowed) {
    throw new SignInError(
      `The browser may not talk to ${server} yet.`,
      'Press Sign in again and allow it when the browser asks.',
    );
  }
  try {
    const session = await signIn({
      server,
      redirectUrl: browser.identity.getRedirectURL(),
      openWindow: (url) => browser.identity.launchWebAuthFlow({ url, interactive: true }),
      randomBytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
      fetch,
    });
    await writeSession(browser.storage.local, session);
  } catch (error) {
    if (error instanceof ServerNotFound || error instanceof SignInFailed) {
      throw new SignInError(error.message, error.advice, error);
    }
    throw error;
  }
}
