import { Button, MessageBar, MessageBarBody, makeStyles, Text } from '@fluentui/react-components';
import { useState } from 'react';
import type { WxtBrowser } from 'wxt/browser';
import type { StoredSession } from '../../sign-in/session-store.ts';
import { signOut } from '../../sign-in/sign-out.ts';
import { useStoredSession } from '../../sign-in/use-stored-session.ts';

const useStyles = makeStyles({ button: { alignSelf: 'start' } });

export function SessionSection({ browser }: { readonly browser: WxtBrowser }) {
  const styles = useStyles();
  const stored = useStoredSession(browser);
  const [untold, setUntold] = useState(false);
  if (stored === null) return null;

  async function leave(session: StoredSession): Promise<void> {
    setUntold(!(await signOut(session, browser.storage.local, fetch)));
  }

  const { session, server } = stored;
  return (
    <>
      <Text>
        {session === null
          ? 'You are not signed in. Open the side panel to sign in.'
          : `You are signed in at ${server} until ${new Date(session.expiresAt).toLocaleString()}.`}
      </Text>
      {session !== null && (
        <Button className={styles.button} onClick={() => void leave(session)}>
          Sign out
        </Button>
      )}
      {untold && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            You are signed out here. The server could not be told, so the session there ends when it expires.
          </MessageBarBody>
        </MessageBar>
      )}
    </>
  );
}
