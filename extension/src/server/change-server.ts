import { forgetSession } from '../sign-in/session-store.ts';
import type { StorageArea } from '../storage/storage-area.ts';
import { findServer, ServerNotFound } from './find-server.ts';
import { hostPermission, serverAddress } from './server-address.ts';
import { readServer, writeServer } from './server-setting.ts';

export interface ChangeServerParts {
  readonly area: StorageArea;
  readonly fetch: typeof globalThis.fetch;
  /** `chrome.permissions.request`: asks the person, inside the click that set this off. */
  readonly requestHost: (pattern: string) => Promise<boolean>;
}

export type ServerChange =
  | { readonly outcome: 'saved'; readonly origin: string; readonly version: string }
  | { readonly outcome: 'saved-unreached'; readonly origin: string; readonly fault: string }
  | { readonly outcome: 'refused'; readonly fault: string };

/**
 * Keeps another server address, once the browser may talk to it. A server that does not answer just now is
 * kept too, and said: it may be started later. Another server ends the session, which belonged to the old one.
 */
export async function changeServer(
  typed: string,
  acceptUnencrypted: boolean,
  parts: ChangeServerParts,
): Promise<ServerChange> {
  const address = serverAddress(typed);
  if (!address.ok) return { outcome: 'refused', fault: address.fault };
  if (address.unencrypted && !acceptUnencrypted) {
    return { outcome: 'refused', fault: 'Tick that you accept the unencrypted connection, or use https.' };
  }
  if (!(await parts.requestHost(hostPermission(address.origin)))) {
    return {
      outcome: 'refused',
      fault: 'Without the permission the browser keeps Sidelight from this server. Save again and allow it.',
    };
  }
  if (address.origin !== (await readServer(parts.area))) await forgetSession(parts.area);
  await writeServer(parts.area, address.origin);
  try {
    const { version } = await findServer(address.origin, parts.fetch);
    return { outcome: 'saved', origin: address.origin, version };
  } catch (error) {
    if (!(error instanceof ServerNotFound)) throw error;
    return { outcome: 'saved-unreached', origin: address.origin, fault: `${error.message} ${error.advice}` };
  }
}
