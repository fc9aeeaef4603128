import type { Session } from '@sidelight/contract';
import { type Api, createApi } from '@sidelight/ui';
import { readSession } from '../../sign-in/session-store.ts';
import type { StorageArea } from '../../storage/storage-area.ts';

/** The server's API with the session kept by the extension; `onSession` hears who the server says is calling. */
export function createPanelApi(
  server: string,
  area: StorageArea,
  onSession: (session: Session) => void,
): Api {
  const api = createApi({
    baseUrl: server,
    authorization: async () => {
      const session = await readSession(area, server, new Date());
      return session === null ? undefined : `Bearer ${session.sessionToken}`;
    },
  });
  return {
    ...api,
    session: async (signal) => {
      const session = signedInByWindow(await api.session(signal));
      onSession(session);
      return session;
    },
  };
}

/** Here every way in leads through the sign-in window, where the server's own pages offer what it has. */
function signedInByWindow(session: Session): Session {
  const { oauth, accessKey } = session.waysIn;
  return { ...session, waysIn: { oauth: oauth || accessKey, accessKey: false } };
}
