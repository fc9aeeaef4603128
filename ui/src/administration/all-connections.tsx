import { makeStyles, Spinner, tokens } from '@fluentui/react-components';
import type { Overview } from '@sidelight/contract';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Api } from '../api/create-api.ts';
import { useLoaded } from '../api/use-loaded.ts';
import { type ChartSeries, TimeChart } from '../charts/time-chart.tsx';
import { Figures } from '../dashboard/figures.tsx';
import { Panel } from '../dashboard/panel.tsx';
import { useServerEvents } from '../dashboard/use-server-events.ts';
import { formatMoment } from '../formats/dates.ts';
import { useNow } from '../formats/use-now.ts';
import { TroubleMessage } from '../problems/trouble-message.tsx';
import { AuditPanel } from './audit-panel.tsx';
import { ConnectionDetails } from './connection-details.tsx';
import { ConnectionSearch } from './connection-search.tsx';
import { LanguageModels } from './language-models.tsx';
import { refreshesInWords } from './refreshes-in-words.ts';

/** Events come in bursts; what is shown follows them this often at most. */
const followEveryMs = 2_000;
const eventNames = ['connection', 'gap'] as const;

const useStyles = makeStyles({
  grid: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(400px, 100%), 1fr))',
    alignItems: 'start',
    gap: tokens.spacingHorizontalL,
  },
  stack: { display: 'flex', flexDirection: 'column', gap: tokens.spacingHorizontalL, minWidth: 0 },
  wait: { justifyContent: 'flex-start' },
  slowest: { margin: 0, paddingLeft: tokens.spacingHorizontalXL, overflowWrap: 'anywhere' },
  fine: { color: tokens.colorNeutralForeground3 },
});

/** For administrators: how everybody's connection is. */
export function AllConnections({ api }: { readonly api: Api }) {
  const styles = useStyles();
  const [chosen, setChosen] = useState<string>();
  const [round, setRound] = useState(0);
  const load = useCallback((signal: AbortSignal) => api.overview(signal), [api]);
  const { loaded, reload } = useLoaded(load);

  const [news, setNews] = useState(0);
  const onNews = useCallback(() => setNews((count) => count + 1), []);
  useServerEvents(api.connectionEventStreamUrl, eventNames, onNews, onNews);
  useEffect(() => {
    if (news === 0) return;
    const timer = setTimeout(() => {
      reload();
      setRound((last) => last + 1);
    }, followEveryMs);
    return () => clearTimeout(timer);
  }, [news, reload]);

  return (
    <main className={styles.grid}>
      <div className={styles.stack}>
        {loaded.state === 'loading' ? (
          <Spinner className={styles.wait} size="tiny" label="Asking the server…" />
        ) : null}
        {loaded.state === 'failed' ? <TroubleMessage trouble={loaded.trouble} onRemedy={reload} /> : null}
        {loaded.state === 'ready' ? <OverviewPanels overview={loaded.value} /> : null}
      </div>
      <div className={styles.stack}>
        {chosen === undefined ? (
          <ConnectionSearch api={api} round={round} onChosen={setChosen} />
        ) : (
          <ConnectionDetails api={api} id={chosen} round={round} onBack={() => setChosen(undefined)} />
        )}
        <AuditPanel api={api} round={round} />
      </div>
    </main>
  );
}

function OverviewPanels({ overview }: { readonly overview: Overview }) {
  const styles = useStyles();
  const now = useNow(60_000);
  const { connections, refreshes } = overview;
  const at = useMemo(() => refreshes.hours.map((hour) => hour.at), [refreshes]);
  const series = useMemo((): readonly ChartSeries[] => {
    const valuesOf = (name: 'succeeded' | 'failed' | 'lost') => refreshes.hours.map((hour) => hour[name]);
    return [
      {
        label: 'Renewed',
        color: 'colorBrandForeground1',
        shape: 'bars',
        values: valuesOf('succeeded'),
      },
      { label: 'Failed', color: 'colorStatusWarningForeground1', shape: 'bars', values: valuesOf('failed') },
      {
        label: 'Reconnect required',
        color: 'colorStatusDangerForeground1',
        shape: 'bars',
        values: valuesOf('lost'),
      },
    ];
  }, [refreshes]);
  const used = overview.usage.hours.at(-1)?.points ?? 0;
  const figures = [
    { label: 'Connections', number: connections.total },
    { label: 'Connected', number: connections.connected },
    { label: 'Reconnect required', number: connections.reconnectRequired },
    { label: 'Points used this hour', number: used },
  ];
  return (
    <>
      <Panel title="Everybody">
        <Figures of={figures} />
        <span className={styles.fine}>
          Of {(overview.usage.pointsPerHour ?? 0).toLocaleString('en')} points an hour that everybody shares.
        </span>
      </Panel>
      <LanguageModels models={overview.models} usage={overview.modelUsage} />
      <Panel title="Renewals of the last 24 hours">
        <TimeChart
          name="Renewals by the hour"
          summary={refreshesInWords(refreshes)}
          at={at}
          series={series}
        />
      </Panel>
      <Panel title="Slowest renewals">
        {refreshes.slowest.length === 0 ? <span className={styles.fine}>None in this time.</span> : null}
        <ol className={styles.slowest}>
          {refreshes.slowest.map(({ connectionId, at: when, person, durationMs }) => (
            <li key={`${connectionId} ${when}`}>
              {Math.round(durationMs).toLocaleString('en')} ms: {person.displayName}{' '}
              <span className={styles.fine}>{formatMoment(when, now)}</span>
            </li>
          ))}
        </ol>
      </Panel>
    </>
  );
}
