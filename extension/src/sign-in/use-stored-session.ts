import { useCallback, useEffect, useState } from 'react';
import type { WxtBrowser } from 'wxt/browser';
import { readServer } from '../server/server-setting.ts';
import { readSession, type StoredSession } from './session-store.ts';

export interface StoredSignIn {
  readonly server: string;
  readonly session: StoredSession | null;
}

/** The chosen server and the session with it, followed as any page of the extension changes them; null until read. */
export function useStoredSession(browser: WxtBrowser): StoredSignIn | null {
  const [stored, setStored] = useState<StoredSignIn | null>(null);
  const area = browser.storage.local;

  const read = useCallback(async () => {
    const server = await readServer(area);
    setStored({ server, session: await readSession(area, server, new Date()) });
  }, [area]);

  useEffect(() => {
    const changed = () => void read();
    changed();
    area.onChanged.addListener(changed);
    return () => area.onChanged.removeListener(changed);
  }, [area, read]);

  return stored;
}
