import { Link, makeStyles, Spinner, Tab, TabList, tokens } from '@fluentui/react-components';
import { lazy, Suspense, useCallback, useState } from 'react';
import type { Api } from '../api/create-api.ts';
import type { Trouble } from '../problems/trouble.ts';
import { TroubleMessage } from '../problems/trouble-message.tsx';
import { SessionGate, type SignedIn } from '../session/session-gate.tsx';
import { signInByPage } from '../session/sign-in-by-page.ts';
import { Logo } from '../theme/logo.tsx';
import { ConnectionActions } from './connection-actions.tsx';
import { EventHistory } from './event-history.tsx';
import { HealthPanel } from './health-panel.tsx';
import { JiraTestArea } from './jira-test-area.tsx';
import { ModelUsagePanel } from './model-usage-panel.tsx';
import { RenewalPanel } from './renewal-panel.tsx';
import { SessionsPanel } from './sessions-panel.tsx';
import { UsagePanel } from './usage-panel.tsx';
import { useToken } from './use-token.ts';

const AllConnections = lazy(async () => ({
  default: (await import('../administration/all-connections.tsx')).AllConnections,
}));

const useStyles = makeStyles({
  page: { height: '100%', overflowY: 'auto', backgroundColor: tokens.colorNeutralBackground2 },
  column: {
    boxSizing: 'border-box',
    maxWidth: '1120px',
    margin: '0 auto',
    padding: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalXXXL}`,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
  },
  header: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  title: {
    flex: 1,
    margin: 0,
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
  },
  grid: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(400px, 100%), 1fr))',
    alignItems: 'start',
    gap: tokens.spacingHorizontalL,
  },
  stack: { display: 'flex', flexDirection: 'column', gap: tokens.spacingHorizontalL, minWidth: 0 },
});

/** /dashboard/token: whether Sidelight's sign-in to Jira is well, what happened to it, and what one can do. */
export function TokenDashboard({
  api,
  signInProblem,
}: {
  readonly api: Api;
  readonly signInProblem?: Trouble | undefined;
}) {
  const startSignIn = useCallback((remember?: boolean) => signInByPage(api, remember), [api]);
  return (
    <SessionGate api={api} startSignIn={startSignIn} problem={signInProblem}>
      {(signedIn) => (
        <Dashboard api={api} signedIn={signedIn} startSignIn={startSignIn} signInProblem={signInProblem} />
      )}
    </SessionGate>
  );
}

function Dashboard({
  api,
  signedIn,
  startSignIn,
  signInProblem,
}: {
  readonly api: Api;
  readonly signedIn: SignedIn;
  readonly startSignIn: () => Promise<void>;
  readonly signInProblem: Trouble | undefined;
}) {
  const styles = useStyles();
  const token = useToken(api);
  const { status } = token;
  const [view, setView] = useState<'own' | 'all'>('own');
  const administrator = signedIn.session.role === 'administrator';
  const trouble = token.trouble ?? signInProblem;
  const onRemedy = () => {
    if (trouble?.code?.startsWith('session.') === true) signedIn.reload();
    else if (trouble?.remedy === 'sign-in') void startSignIn();
    else token.reload();
  };
  return (
    <div className={styles.page}>
      <div className={styles.column}>
        <header className={styles.header}>
          <Logo />
          <h1 className={styles.title}>Token dashboard</h1>
          <Link href="/">Chat</Link>
        </header>
        {administrator ? (
          <TabList
            selectedValue={view}
            onTabSelect={(_, data) => setView(data.value === 'all' ? 'all' : 'own')}
          >
            <Tab value="own">My connection</Tab>
            <Tab value="all">All connections</Tab>
          </TabList>
        ) : null}
        {trouble === undefined ? null : <TroubleMessage trouble={trouble} onRemedy={onRemedy} />}
        {view === 'all' ? (
          <Suspense fallback={<Spinner size="small" label="Loading…" />}>
            <AllConnections api={api} />
          </Suspense>
        ) : (
          <main className={styles.grid}>
            <div className={styles.stack}>
              {status === undefined ? (
                token.trouble === undefined ? (
                  <Spinner size="small" label="Asking the server…" />
                ) : null
              ) : (
                <>
                  <HealthPanel
                    status={status}
                    clockOffset={token.clockOffset}
                    lastEvent={token.events[0]}
                    actions={
                      <ConnectionActions
                        api={api}
                        status={status}
                        startSignIn={startSignIn}
                        onStatus={token.show}
                        onDisconnected={signedIn.reload}
                      />
                    }
                  />
                  <RenewalPanel status={status} />
                </>
              )}
              <SessionsPanel api={api} onSignedOut={signedIn.reload} />
            </div>
            <div className={styles.stack}>
              <UsagePanel api={api} />
              <ModelUsagePanel api={api} />
              <JiraTestArea api={api} />
              <EventHistory
                events={token.events}
                more={token.moreEvents}
                liveness={token.liveness}
                onEarlier={() => void token.loadEarlier()}
              />
            </div>
          </main>
        )}
      </div>
    </div>
  );
}
