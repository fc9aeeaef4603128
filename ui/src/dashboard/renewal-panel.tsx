import { makeStyles, tokens } from '@fluentui/react-components';
import type { TokenStatus } from '@sidelight/contract';
import { formatMoment } from '../formats/dates.ts';
import { useNow } from '../formats/use-now.ts';
import { Figures } from './figures.tsx';
import { Panel } from './panel.tsx';

const useStyles = makeStyles({
  label: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  note: { color: tokens.colorNeutralForeground3 },
  times: {
    display: 'grid',
    gridTemplateColumns: 'max-content minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalL,
    rowGap: tokens.spacingVerticalXS,
    margin: 0,
  },
  time: { margin: 0, fontVariantNumeric: 'tabular-nums' },
});

/** What the renewals of the access token come to. */
export function RenewalPanel({ status }: { readonly status: TokenStatus }) {
  const styles = useStyles();
  const now = useNow(60_000);
  const { attempts, successes, failures } = status.refreshes;
  const figures = [
    { label: 'Attempts', number: attempts },
    { label: 'Successes', number: successes },
    { label: 'Failures', number: failures, bad: failures > 0 },
  ];
  return (
    <Panel title="Renewals">
      {status.wayIn === 'api-token' ? (
        <span className={styles.note}>
          An API token does not expire by the hour, so there is nothing to renew.
        </span>
      ) : (
        <>
          <Figures of={figures} />
          <dl className={styles.times}>
            <dt className={styles.label}>Last</dt>
            <dd className={styles.time}>
              {status.lastRefreshAt === null ? 'not yet' : formatMoment(status.lastRefreshAt, now)}
            </dd>
            <dt className={styles.label}>Next</dt>
            <dd className={styles.time}>
              {status.nextRefreshAt === null ? 'none planned' : formatMoment(status.nextRefreshAt, now)}
            </dd>
          </dl>
        </>
      )}
    </Panel>
  );
}
