import { Badge, makeStyles, tokens } from '@fluentui/react-components';
import type { TokenEvent, TokenEventKind } from '@sidelight/contract';
import { formatMoment } from '../formats/dates.ts';
import { useNow } from '../formats/use-now.ts';

const useStyles = makeStyles({
  list: { listStyle: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column' },
  event: {
    padding: `${tokens.spacingVerticalS} 0`,
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    minWidth: 0,
  },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: tokens.spacingHorizontalS },
  fine: {
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    fontVariantNumeric: 'tabular-nums',
  },
  explanation: { overflowWrap: 'anywhere' },
});

const kinds: Record<
  TokenEventKind,
  { label: string; color: 'success' | 'brand' | 'warning' | 'danger' | 'informative' }
> = {
  connected: { label: 'Connected', color: 'success' },
  refreshed: { label: 'Renewed', color: 'brand' },
  'refresh-failed': { label: 'Renewal failed', color: 'warning' },
  'reconnect-required': { label: 'Reconnect required', color: 'danger' },
  'sign-in-ends': { label: 'Sign-in ends soon', color: 'warning' },
  disconnected: { label: 'Disconnected', color: 'informative' },
  'site-chosen': { label: 'Site chosen', color: 'informative' },
};

const causes: Record<TokenEvent['cause'], string> = {
  'sign-in': 'by signing in',
  request: 'by a request',
  background: 'in the background',
  person: 'by you',
};

/** Events, newest first, each with what set it off and what it means; new ones are said to a screen reader. */
export function EventLines({ events }: { readonly events: readonly TokenEvent[] }) {
  const styles = useStyles();
  const now = useNow(60_000);
  return (
    <ol className={styles.list} reversed aria-live="polite">
      {events.map((event) => (
        <li key={event.id} className={styles.event}>
          <div className={styles.head}>
            <Badge appearance="tint" shape="rounded" color={kinds[event.kind].color}>
              {kinds[event.kind].label}
            </Badge>
            <span className={styles.fine}>
              <time dateTime={event.at}>{formatMoment(event.at, now)}</time> · {causes[event.cause]}
              {event.durationMs === null ? '' : ` · ${Math.round(event.durationMs)} ms`}
            </span>
          </div>
          <div className={styles.explanation}>{event.explanation}</div>
        </li>
      ))}
    </ol>
  );
}
