import { makeStyles } from '@fluentui/react-components';
import { useCallback } from 'react';
import type { Api } from '../api/create-api.ts';
import type { Trouble } from '../problems/trouble.ts';
import { SessionGate } from '../session/session-gate.tsx';
import { signInByPage } from '../session/sign-in-by-page.ts';
import type { PageContext } from './chat-transport.ts';
import { SignedInChat } from './signed-in-chat.tsx';

const useStyles = makeStyles({
  panel: { height: '100%', display: 'flex', flexDirection: 'column', minHeight: 0 },
});

export interface ChatPanelProps {
  readonly api: Api;
  /** What the person is looking at in the current tab; shown, and sent along with their messages. */
  readonly page?: PageContext | undefined;
  /**
   * Signs the person in; resolves when the server should be asked again who is calling, rejects when it failed.
   * Default: this page goes to the server's OAuth sign-in and comes back.
   */
  readonly signIn?: (() => Promise<void>) | undefined;
  /** What went wrong when the person last tried to sign in on this page. */
  readonly signInProblem?: Trouble | undefined;
  /** Called after signing out, for whoever keeps a session token of their own. */
  readonly onSignedOut?: (() => Promise<void>) | undefined;
}

/** The whole chat: signing in, picking a site, the conversation. Fills its parent; put it inside SidelightTheme. */
export function ChatPanel({ api, page, signIn, signInProblem, onSignedOut }: ChatPanelProps) {
  const styles = useStyles();
  const startSignIn = useCallback(
    (remember?: boolean) => (signIn === undefined ? signInByPage(api, remember) : signIn()),
    [signIn, api],
  );
  return (
    <div className={styles.panel}>
      <SessionGate api={api} startSignIn={startSignIn} problem={signInProblem}>
        {(signedIn) => (
          <SignedInChat
            key={signedIn.session.person?.accountId ?? ''}
            api={api}
            page={page}
            signedIn={signedIn}
            startSignIn={startSignIn}
            problem={signInProblem}
            onSignedOut={onSignedOut}
          />
        )}
      </SessionGate>
    </div>
  );
}
