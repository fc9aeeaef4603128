import { makeStyles, ProgressBar, tokens } from '@fluentui/react-components';
import type { TokenStatus } from '@sidelight/contract';
import { formatCountdown } from '../formats/dates.ts';
import { useNow } from '../formats/use-now.ts';
import { lifeLeft } from './token-health.ts';

const useStyles = makeStyles({
  box: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  label: { color: tokens.colorNeutralForeground2 },
  time: {
    fontSize: tokens.fontSizeHero800,
    lineHeight: tokens.lineHeightHero800,
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: 'tabular-nums',
  },
});

/** Time until the access token expires, by the server's clock. It ticks silently: a screen reader asks for it. */
export function Countdown({
  status,
  clockOffset,
}: {
  readonly status: TokenStatus;
  readonly clockOffset: number;
}) {
  const styles = useStyles();
  const serverNow = useNow(1_000) + clockOffset;
  if (status.accessTokenExpiresAt === null || status.state !== 'connected') return null;
  const left = Date.parse(status.accessTokenExpiresAt) - serverNow;
  return (
    <div className={styles.box}>
      <span className={styles.label}>{left > 0 ? 'Access token expires in' : 'Access token expired'}</span>
      <span
        className={styles.time}
        role="timer"
        aria-live="off"
        aria-label="Time until the access token expires"
      >
        {formatCountdown(left)}
      </span>
      <ProgressBar
        thickness="medium"
        value={lifeLeft(status, serverNow) ?? 0}
        color={left > 60_000 ? 'brand' : 'warning'}
        aria-hidden="true"
      />
    </div>
  );
}
