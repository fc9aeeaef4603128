import { Badge, Button, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { DesktopRegular } from '@fluentui/react-icons/svg/desktop';
import { PanelRightRegular } from '@fluentui/react-icons/svg/panel-right';
import type { SessionEntry } from '@sidelight/contract';
import { useCallback, useState } from 'react';
import type { Api } from '../api/create-api.ts';
import { useLoaded } from '../api/use-loaded.ts';
import { formatDateTime, formatMoment } from '../formats/dates.ts';
import { useNow } from '../formats/use-now.ts';
import { type Trouble, troubleOf } from '../problems/trouble.ts';
import { TroubleMessage } from '../problems/trouble-message.tsx';
import { Panel } from './panel.tsx';

const useStyles = makeStyles({
  wait: { justifyContent: 'flex-start' },
  list: { listStyle: 'none', margin: 0, padding: 0 },
  session: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-start',
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalXS,
    padding: `${tokens.spacingVerticalS} 0`,
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  icon: { display: 'inline-flex', fontSize: '20px', color: tokens.colorNeutralForeground3 },
  words: { flex: '1 1 160px', minWidth: 0, overflowWrap: 'anywhere' },
  device: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  fine: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

/** Where the person is signed in, and the ways to end that. */
export function SessionsPanel({ api, onSignedOut }: { readonly api: Api; readonly onSignedOut: () => void }) {
  const styles = useStyles();
  const load = useCallback((signal: AbortSignal) => api.sessions(signal), [api]);
  const { loaded, reload } = useLoaded(load);
  const [underWay, setUnderWay] = useState(false);
  const [trouble, setTrouble] = useState<Trouble>();

  const attempt = async (step: () => Promise<void>, after: () => void) => {
    if (underWay) return;
    setUnderWay(true);
    setTrouble(undefined);
    try {
      await step();
      after();
    } catch (error) {
      setTrouble(troubleOf(error));
      reload();
    } finally {
      setUnderWay(false);
    }
  };
  const end = ({ id, current }: SessionEntry) =>
    attempt(() => api.endSession(id), current ? onSignedOut : reload);
  const others = loaded.state === 'ready' && loaded.value.some(({ current }) => !current);

  return (
    <Panel title="Where you are signed in">
      {loaded.state === 'loading' ? (
        <Spinner className={styles.wait} size="tiny" label="Asking the server…" />
      ) : null}
      {loaded.state === 'failed' ? <TroubleMessage trouble={loaded.trouble} onRemedy={reload} /> : null}
      {trouble === undefined ? null : <TroubleMessage trouble={trouble} onRemedy={reload} />}
      {loaded.state === 'ready' ? (
        <>
          <ul className={styles.list}>
            {loaded.value.map((session) => (
              <SessionLine
                key={session.id}
                session={session}
                disabled={underWay}
                onEnd={() => end(session)}
              />
            ))}
          </ul>
          <div className={styles.actions}>
            {others ? (
              <Button
                size="small"
                disabledFocusable={underWay}
                onClick={() => attempt(() => api.signOutEverywhere({ keepThis: true }), reload)}
              >
                Sign out the others
              </Button>
            ) : null}
            <Button
              size="small"
              disabledFocusable={underWay}
              onClick={() => attempt(() => api.signOutEverywhere({ keepThis: false }), onSignedOut)}
            >
              Sign out everywhere
            </Button>
          </div>
        </>
      ) : null}
    </Panel>
  );
}

function SessionLine({
  session,
  disabled,
  onEnd,
}: {
  readonly session: SessionEntry;
  readonly disabled: boolean;
  readonly onEnd: () => void;
}) {
  const styles = useStyles();
  const now = useNow(60_000);
  const { device, face, current, remembered } = session;
  const Icon = face === 'extension' ? PanelRightRegular : DesktopRegular;
  const where = `${face === 'extension' ? 'Side panel in ' : ''}${device}`;
  return (
    <li className={styles.session}>
      <span className={styles.icon} aria-hidden="true">
        <Icon />
      </span>
      <div className={styles.words}>
        <div className={styles.device}>
          <span>{where}</span>
          {current ? (
            <Badge appearance="tint" color="success">
              This one
            </Badge>
          ) : null}
        </div>
        <div className={styles.fine}>
          Signed in on {formatDateTime(session.signedInAt)}, last used {formatMoment(session.lastUsedAt, now)}
        </div>
        <div className={styles.fine}>
          {remembered ? 'Ends' : 'Ends with the browser, at the latest'} {formatDateTime(session.expiresAt)}
          {remembered ? ' if it is not used' : ''}
        </div>
      </div>
      <Button size="small" disabledFocusable={disabled} onClick={onEnd} aria-label={`Sign out: ${where}`}>
        Sign out
      </Button>
    </li>
  );
}
