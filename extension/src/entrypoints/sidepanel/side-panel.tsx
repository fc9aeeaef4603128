import { makeStyles } from '@fluentui/react-components';
import type { Session } from '@sidelight/contract';
import { ChatPanel } from '@sidelight/ui';
import { useCallback, useMemo, useState } from 'react';
import type { WxtBrowser } from 'wxt/browser';
import { pageContext } from '../../page/page-context.ts';
import { useCurrentPage } from '../../page/use-current-page.ts';
import { forgetSession } from '../../sign-in/session-store.ts';
import { useStoredSession } from '../../sign-in/use-stored-session.ts';
import { createPanelApi } from './panel-api.ts';
import { ServerLine } from './server-line.tsx';
import { signInByWindow } from './sign-in-by-window.ts';

const useStyles = makeStyles({
  panel: { height: '100%', display: 'flex', flexDirection: 'column', minHeight: 0 },
  chat: { flex: 1, minHeight: 0 },
});

export function SidePanel({ browser }: { readonly browser: WxtBrowser }) {
  const styles = useStyles();
  const stored = useStoredSession(browser);
  if (stored === null) return null;
  return (
    <div className={styles.panel}>
      <div className={styles.chat}>
        {/* A session that began or ended on another page of the extension starts the chat anew. */}
        <ServerChat
          key={`${stored.server} ${stored.session?.sessionToken ?? ''}`}
          browser={browser}
          server={stored.server}
        />
      </div>
      <ServerLine server={stored.server} onOptions={() => void browser.runtime.openOptionsPage()} />
    </div>
  );
}

function ServerChat({ browser, server }: { readonly browser: WxtBrowser; readonly server: string }) {
  const area = browser.storage.local;
  const [session, setSession] = useState<Session | null>(null);
  const api = useMemo(() => createPanelApi(server, area, setSession), [server, area]);
  const signIn = useCallback(() => signInByWindow(browser, server), [browser, server]);
  const signedOut = useCallback(() => forgetSession(area), [area]);
  const shown = useCurrentPage(browser);

  const sites = session?.sites;
  const page = useMemo(() => pageContext(shown, sites ?? []), [shown, sites]);

  return <ChatPanel api={api} page={page} signIn={signIn} onSignedOut={signedOut} />;
}
