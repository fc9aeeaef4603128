import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { TokenStatus } from '@sidelight/contract';
import { formatMoment } from '../formats/dates.ts';
import { useNow } from '../formats/use-now.ts';
import { Panel } from './panel.tsx';

const useStyles = makeStyles({
  figures: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(64px, 1fr))',
    gap: tokens.spacingHorizontalM,
    margin: 0,
  },
  figure: { display: 'flex', flexDirection: 'column-reverse' },
  number: {
    margin: 0,
    fontSize: tokens.fontSizeBase600,
    lineHeight: tokens.lineHeightBase600,
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: 'tabular-nums',
  },
  label: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  note: { color: tokens.colorNeutralForeground3 },
  failed: { color: tokens.colorStatusDangerForeground1 },
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
    { label: 'Attempts', number: attempts, className: styles.number },
    { label: 'Successes', number: successes, className: styles.number },
    {
      label: 'Failures',
      number: failures,
      className: mergeClasses(styles.number, failures > 0 && styles.failed),
    },
  ];
  return (
    <Panel title="Renewals">
      {status.wayIn === 'api-token' ? (
        <span className={styles.note}>
          An API token does not expire by the hour, so there is nothing to renew.
        </span>
      ) : (
        <>
          <dl className={styles.figures}>
            {figures.map(({ label, number, className }) => (
              <div key={label} className={styles.figure}>
                <dt className={styles.label}>{label}</dt>
                <dd className={className}>{number.toLocaleString('en')}</dd>
              </div>
            ))}
          </dl>
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
