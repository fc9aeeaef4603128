import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  DialogTrigger,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import type { TokenStatus } from '@sidelight/contract';
import { useState } from 'react';
import type { Api } from '../api/create-api.ts';
import { type Trouble, troubleOf } from '../problems/trouble.ts';
import { TroubleMessage } from '../problems/trouble-message.tsx';

const useStyles = makeStyles({
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

/** Refresh now, reconnect, disconnect. */
export function ConnectionActions({
  api,
  status,
  startSignIn,
  onStatus,
  onDisconnected,
}: {
  readonly api: Api;
  readonly status: TokenStatus;
  readonly startSignIn: () => Promise<void>;
  readonly onStatus: (status: TokenStatus) => void;
  readonly onDisconnected: () => void;
}) {
  const styles = useStyles();
  const [underWay, setUnderWay] = useState<'refresh' | 'reconnect' | 'disconnect'>();
  const [trouble, setTrouble] = useState<Trouble>();
  const broken = status.state === 'reconnect-required';

  const attempt = async (what: 'refresh' | 'reconnect' | 'disconnect', step: () => Promise<void>) => {
    if (underWay !== undefined) return;
    setUnderWay(what);
    setTrouble(undefined);
    try {
      await step();
    } catch (error) {
      setTrouble(troubleOf(error));
    } finally {
      setUnderWay(undefined);
    }
  };
  const refresh = () => attempt('refresh', async () => onStatus(await api.refreshToken()));
  const reconnect = () => attempt('reconnect', startSignIn);
  const disconnect = () =>
    attempt('disconnect', async () => {
      await api.disconnect();
      onDisconnected();
    });

  return (
    <>
      {trouble === undefined ? null : (
        <TroubleMessage
          trouble={trouble}
          onRemedy={(remedy) => (remedy === 'sign-in' ? reconnect() : refresh())}
        />
      )}
      <div className={styles.actions}>
        {status.wayIn === 'oauth' ? (
          <>
            {broken ? null : (
              <Button appearance="primary" disabledFocusable={underWay !== undefined} onClick={refresh}>
                {underWay === 'refresh' ? 'Refreshing…' : 'Refresh now'}
              </Button>
            )}
            <Button
              appearance={broken ? 'primary' : 'secondary'}
              disabledFocusable={underWay !== undefined}
              onClick={reconnect}
            >
              Reconnect
            </Button>
          </>
        ) : null}
        <Dialog modalType="alert">
          <DialogTrigger disableButtonEnhancement>
            <Button appearance="subtle" disabledFocusable={underWay !== undefined}>
              {underWay === 'disconnect' ? 'Disconnecting…' : 'Disconnect'}
            </Button>
          </DialogTrigger>
          <DialogSurface>
            <DialogBody>
              <DialogTitle>Disconnect from Jira?</DialogTitle>
              <DialogContent>
                Sidelight forgets its sign-in to {status.site?.name ?? 'Jira'} and you are signed out. You can
                sign in again at any time. To withdraw the access at Atlassian as well, remove Sidelight there
                under Connected apps.
              </DialogContent>
              <DialogActions>
                <DialogTrigger disableButtonEnhancement>
                  <Button>Keep it</Button>
                </DialogTrigger>
                <DialogTrigger disableButtonEnhancement>
                  <Button appearance="primary" onClick={disconnect}>
                    Disconnect
                  </Button>
                </DialogTrigger>
              </DialogActions>
            </DialogBody>
          </DialogSurface>
        </Dialog>
      </div>
    </>
  );
}
