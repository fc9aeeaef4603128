import type { Api } from '../api/create-api.ts';

const startPath = '/api/auth/extension/start';

/**
 * Where the extension's sign-in window goes on to once the person is signed in here: on a server without OAuth it is
 * sent to this page first, for the access key. Null anywhere else, and for any other address.
 */
export function extensionSignIn(address: URL): string | null {
  const asked = address.searchParams.get('return_to');
  const next = asked === null ? null : URL.parse(asked, address.origin);
  return next !== null && next.origin === address.origin && next.pathname === startPath ? next.href : null;
}

/** The same API, except that signing in leads on to `next`. */
export function leadingOn(api: Api, next: string, go: (address: string) => void): Api {
  return {
    ...api,
    signInWithAccessKey: async (accessKey, remember) => {
      await api.signInWithAccessKey(accessKey, remember);
      go(next);
    },
  };
}
