import {
  Button,
  Checkbox,
  Divider,
  MessageBar,
  MessageBarBody,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import type { Session } from '@sidelight/contract';
import { useState } from 'react';
import type { Api } from '../api/create-api.ts';
import { type Trouble, troubleOf } from '../problems/trouble.ts';
import { TroubleMessage } from '../problems/trouble-message.tsx';
import { AccessKeyForm } from './access-key-form.tsx';
import { WelcomeFrame } from './welcome-frame.tsx';

const useStyles = makeStyles({
  ways: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
});

export function SignIn({
  api,
  session,
  problem,
  startSignIn,
  onSignedIn,
}: {
  readonly api: Api;
  readonly session: Session;
  readonly problem?: Trouble | undefined;
  readonly startSignIn: (remember: boolean) => Promise<void>;
  readonly onSignedIn: () => void;
}) {
  const styles = useStyles();
  const [trouble, setTrouble] = useState(problem);
  const [underWay, setUnderWay] = useState(false);
  const [remember, setRemember] = useState(true);
  const { oauth, accessKey } = session.waysIn;

  const signIn = async () => {
    setTrouble(undefined);
    setUnderWay(true);
    try {
      await startSignIn(remember);
      onSignedIn();
    } catch (error) {
      setTrouble(troubleOf(error));
    } finally {
      setUnderWay(false);
    }
  };

  return (
    <WelcomeFrame
      title="Sidelight"
      lead="Ask Jira in plain words, change issues with a preview first, and do it all as yourself: Sidelight sees and does only what you may."
    >
      {session.demo ? (
        <MessageBar intent="info" layout="multiline">
          <MessageBarBody>
            Demo: a Jira with made-up projects and people runs inside this server. On the next page, pick
            whoever you would like to be. No account is needed.
          </MessageBarBody>
        </MessageBar>
      ) : null}
      {trouble === undefined ? null : <TroubleMessage trouble={trouble} />}
      <div className={styles.ways}>
        {oauth ? (
          <Button appearance="primary" size="large" disabledFocusable={underWay} onClick={signIn}>
            {underWay ? 'Signing in…' : session.demo ? 'Sign in to the demo' : 'Sign in with Atlassian'}
          </Button>
        ) : null}
        {oauth && accessKey ? <Divider>or</Divider> : null}
        {accessKey ? <AccessKeyForm api={api} remember={remember} onSignedIn={onSignedIn} /> : null}
        {api.byCookie && (oauth || accessKey) ? (
          <Checkbox
            label="Stay signed in on this device"
            checked={remember}
            onChange={(_, data) => setRemember(data.checked === true)}
          />
        ) : null}
        {oauth || accessKey ? null : (
          <MessageBar intent="warning" layout="multiline">
            <MessageBarBody>
              No way of signing in is configured on this server. Its administrator can set one up: see
              “Connecting a real Jira” in the README.
            </MessageBarBody>
          </MessageBar>
        )}
      </div>
    </WelcomeFrame>
  );
}
