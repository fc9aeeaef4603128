import { makeStyles, Select, Spinner } from '@fluentui/react-components';
import type { TokenUsage } from '@sidelight/contract';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Api } from '../api/create-api.ts';
import { useLoaded } from '../api/use-loaded.ts';
import { type ChartSeries, TimeChart } from '../charts/time-chart.tsx';
import { TroubleMessage } from '../problems/trouble-message.tsx';
import { Panel } from './panel.tsx';
import { usageInWords } from './usage-in-words.ts';

const pollMs = 60_000;
const spans = [
  { hours: 24, label: 'Last 24 hours' },
  { hours: 168, label: 'Last 7 days' },
] as const;

const useStyles = makeStyles({ wait: { justifyContent: 'flex-start' } });

/** What this connection asks of Jira, hour by hour, against the quota. */
export function UsagePanel({ api }: { readonly api: Api }) {
  const styles = useStyles();
  const [hours, setHours] = useState<number>(spans[0].hours);
  const load = useCallback((signal: AbortSignal) => api.tokenUsage(hours, signal), [api, hours]);
  const { loaded, reload } = useLoaded(load);
  useEffect(() => {
    const timer = setInterval(reload, pollMs);
    return () => clearInterval(timer);
  }, [reload]);
  return (
    <Panel
      title="Use of Jira"
      beside={
        <Select
          size="small"
          aria-label="Time shown"
          value={String(hours)}
          onChange={(_, data) => setHours(Number(data.value))}
        >
          {spans.map((span) => (
            <option key={span.hours} value={span.hours}>
              {span.label}
            </option>
          ))}
        </Select>
      }
    >
      {loaded.state === 'loading' ? (
        <Spinner className={styles.wait} size="tiny" label="Asking the server…" />
      ) : null}
      {loaded.state === 'failed' ? <TroubleMessage trouble={loaded.trouble} onRemedy={reload} /> : null}
      {loaded.state === 'ready' ? <UsageChart usage={loaded.value} /> : null}
    </Panel>
  );
}

export function UsageChart({ usage }: { readonly usage: TokenUsage }) {
  const at = useMemo(() => usage.hours.map((hour) => hour.at), [usage]);
  const series = useMemo((): readonly ChartSeries[] => {
    const valuesOf = (name: 'points' | 'calls' | 'refused') => usage.hours.map((hour) => hour[name]);
    return [
      { label: 'Points', color: 'colorBrandForeground1', shape: 'bars', values: valuesOf('points') },
      {
        label: 'Refused (429)',
        color: 'colorStatusDangerForeground1',
        shape: 'bars',
        values: valuesOf('refused'),
      },
      // Last, or the bars would stand before it.
      { label: 'Calls', color: 'colorNeutralForeground3', shape: 'line', values: valuesOf('calls') },
    ];
  }, [usage]);
  return <TimeChart name="Use of Jira by the hour" summary={usageInWords(usage)} at={at} series={series} />;
}
