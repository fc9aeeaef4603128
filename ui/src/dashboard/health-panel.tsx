import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkCircleFilled } from '@fluentui/react-icons/svg/checkmark-circle';
import { ErrorCircleFilled } from '@fluentui/react-icons/svg/error-circle';
import { WarningFilled } from '@fluentui/react-icons/svg/warning';
import type { TokenEvent, TokenStatus } from '@sidelight/contract';
import type { ReactNode } from 'react';
import { formatDateTime } from '../formats/dates.ts';
import { useNow } from '../formats/use-now.ts';
import { Countdown } from './countdown.tsx';
import { Panel } from './panel.tsx';
import { healthInWords, signInEndInWords } from './token-health.ts';

const useStyles = makeStyles({
  state: { display: 'flex', alignItems: 'flex-start', gap: tokens.spacingHorizontalS },
  icon: { display: 'inline-flex', fontSize: '24px', flexShrink: 0 },
  good: { color: tokens.colorStatusSuccessForeground1 },
  careful: { color: tokens.colorStatusWarningForeground1 },
  bad: { color: tokens.colorStatusDangerForeground1 },
  words: { minWidth: 0, overflowWrap: 'anywhere' },
  title: {
    display: 'block',
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  explanation: { color: tokens.colorNeutralForeground2 },
  facts: {
    display: 'grid',
    gridTemplateColumns: 'max-content minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalL,
    rowGap: tokens.spacingVerticalXS,
    margin: 0,
  },
  fact: { display: 'contents' },
  term: { color: tokens.colorNeutralForeground3 },
  value: { margin: 0, overflowWrap: 'anywhere' },
});

const icons = { good: CheckmarkCircleFilled, careful: WarningFilled, bad: ErrorCircleFilled };

/** How the connection to Jira is, said by words, icon and colour together. */
export function HealthPanel({
  status,
  clockOffset,
  lastEvent,
  actions,
}: {
  readonly status: TokenStatus;
  readonly clockOffset: number;
  readonly lastEvent: TokenEvent | undefined;
  readonly actions: ReactNode;
}) {
  const styles = useStyles();
  const serverNow = useNow(5_000) + clockOffset;
  const { health, title } = healthInWords(status, lastEvent, serverNow);
  const Icon = icons[health];
  const apiToken = status.wayIn === 'api-token';
  return (
    <Panel title="Connection to Jira">
      <div className={styles.state} role="status">
        <span className={mergeClasses(styles.icon, styles[health])} aria-hidden="true">
          <Icon />
        </span>
        <span className={styles.words}>
          <span className={styles.title}>{title}</span>
          <span className={styles.explanation}>{status.explanation}</span>
        </span>
      </div>
      <Countdown status={status} clockOffset={clockOffset} />
      <dl className={styles.facts}>
        <Fact term="Account">{status.person.displayName}</Fact>
        <Fact term="Site">{status.site?.name ?? 'none picked yet'}</Fact>
        <Fact term="Way in">{apiToken ? "The server's API token" : 'OAuth 2.0, your own sign-in'}</Fact>
        <Fact term="Connected since">{formatDateTime(status.connectedAt)}</Fact>
        {status.signedInAt === null ? null : (
          <Fact term="Signed in">{formatDateTime(status.signedInAt)}</Fact>
        )}
        <Fact term="Last used">
          {status.lastUsedAt === null ? 'not yet' : formatDateTime(status.lastUsedAt)}
        </Fact>
        {status.signInEndsAt === null ? null : (
          <Fact term="Ends">{signInEndInWords(status.signInEndsAt, serverNow)}</Fact>
        )}
        {status.scopes.length === 0 ? null : <Fact term="Rights">{status.scopes.join(', ')}</Fact>}
      </dl>
      {actions}
    </Panel>
  );
}

function Fact({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  const styles = useStyles();
  return (
    <div className={styles.fact}>
      <dt className={styles.term}>{term}</dt>
      <dd className={styles.value}>{children}</dd>
    </div>
  );
}
