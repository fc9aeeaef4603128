import { makeStyles, Spinner, tokens } from '@fluentui/react-components';
import type { Session } from '@sidelight/contract';
import { type ReactNode, useCallback, useEffect } from 'react';
import type { Api } from '../api/create-api.ts';
import { useLoaded } from '../api/use-loaded.ts';
import type { Trouble } from '../problems/trouble.ts';
import { TroubleMessage } from '../problems/trouble-message.tsx';
import { SignIn } from './sign-in.tsx';
import { SitePicker } from './site-picker.tsx';

const useStyles = makeStyles({
  centre: { height: '100%', display: 'grid', placeItems: 'center', padding: tokens.spacingHorizontalL },
});

export interface SignedIn {
  readonly session: Session;
  /** Asks the server again who is calling: after signing out, or when an answer said that the session is over. */
  readonly reload: () => void;
}

/** Shows its children to somebody who is signed in and has a site; everybody else gets there from here. */
export function SessionGate({
  api,
  startSignIn,
  problem,
  children,
}: {
  readonly api: Api;
  readonly startSignIn: (remember?: boolean) => Promise<void>;
  /** What went wrong when the person last tried to sign in on this page. */
  readonly problem?: Trouble | undefined;
  readonly children: (signedIn: SignedIn) => ReactNode;
}) {
  const styles = useStyles();
  const load = useCallback((signal: AbortSignal) => api.session(signal), [api]);
  const { loaded, reload } = useLoaded(load);
  const waiting = loaded.state === 'ready' && !loaded.value.signedIn;

  // Whoever signs in in another tab finds this one signed in too.
  useEffect(() => {
    if (!waiting) return;
    window.addEventListener('focus', reload);
    return () => window.removeEventListener('focus', reload);
  }, [waiting, reload]);

  if (loaded.state === 'loading')
    return (
      <div className={styles.centre}>
        <Spinner label="Connecting to Sidelight…" labelPosition="below" size="small" delay={300} />
      </div>
    );
  if (loaded.state === 'failed')
    return (
      <div className={styles.centre}>
        <TroubleMessage trouble={loaded.trouble} onRemedy={reload} />
      </div>
    );
  const session = loaded.value;
  if (!session.signedIn)
    return (
      <SignIn api={api} session={session} problem={problem} startSignIn={startSignIn} onSignedIn={reload} />
    );
  if (session.site === null)
    return <SitePicker api={api} sites={session.sites} startSignIn={startSignIn} onChosen={reload} />;
  return children({ session, reload });
}
