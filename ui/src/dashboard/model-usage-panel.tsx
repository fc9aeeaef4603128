import { makeStyles, mergeClasses, ProgressBar, Spinner, tokens } from '@fluentui/react-components';
import type { ModelUsage } from '@sidelight/contract';
import { useCallback } from 'react';
import type { Api } from '../api/create-api.ts';
import { useLoaded } from '../api/use-loaded.ts';
import { formatDay } from '../formats/dates.ts';
import { useNow } from '../formats/use-now.ts';
import { TroubleMessage } from '../problems/trouble-message.tsx';
import { modelUsageInWords } from './model-usage-in-words.ts';
import { Panel } from './panel.tsx';

const useStyles = makeStyles({
  wait: { justifyContent: 'flex-start' },
  table: { borderCollapse: 'collapse', width: '100%', fontVariantNumeric: 'tabular-nums' },
  head: {
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightRegular,
    padding: 0,
    textAlign: 'left',
  },
  cell: {
    padding: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalS} ${tokens.spacingVerticalXXS} 0`,
    overflowWrap: 'anywhere',
    verticalAlign: 'top',
  },
  day: { whiteSpace: 'nowrap' },
  number: { paddingRight: 0, paddingLeft: tokens.spacingHorizontalS, textAlign: 'right' },
});

/** What this person's questions cost of language models; nothing where only the built-in one answers. */
export function ModelUsagePanel({ api }: { readonly api: Api }) {
  const styles = useStyles();
  const load = useCallback((signal: AbortSignal) => api.modelUsage(signal), [api]);
  const { loaded, reload } = useLoaded(load);
  if (loaded.state === 'ready' && loaded.value.days.length === 0 && loaded.value.tokensPerDay === null)
    return null;
  return (
    <Panel title="Use of the language model">
      {loaded.state === 'loading' ? (
        <Spinner className={styles.wait} size="tiny" label="Asking the server…" />
      ) : null}
      {loaded.state === 'failed' ? <TroubleMessage trouble={loaded.trouble} onRemedy={reload} /> : null}
      {loaded.state === 'ready' ? <Usage usage={loaded.value} /> : null}
    </Panel>
  );
}

function Usage({ usage }: { readonly usage: ModelUsage }) {
  const { tokensPerDay, tokensToday } = usage;
  const words = modelUsageInWords(usage);
  const share = tokensPerDay === null ? null : Math.min(1, tokensToday / tokensPerDay);
  return (
    <>
      <span>{words}</span>
      {share === null ? null : (
        <ProgressBar
          aria-label="Of today's tokens"
          aria-valuetext={words}
          value={share}
          color={share < 0.8 ? 'brand' : share < 1 ? 'warning' : 'error'}
        />
      )}
      <ModelDays days={usage.days} />
    </>
  );
}

/** A row for each day (in UTC) and model. */
export function ModelDays({ days }: { readonly days: ModelUsage['days'] }) {
  const styles = useStyles();
  const now = useNow(60_000);
  if (days.length === 0) return null;
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th className={styles.head}>Day</th>
          <th className={styles.head}>Model</th>
          <th className={mergeClasses(styles.head, styles.number)}>Answers</th>
          <th className={mergeClasses(styles.head, styles.number)}>Tokens</th>
        </tr>
      </thead>
      <tbody>
        {days.map(({ day, model, answers, inputTokens, outputTokens }) => (
          <tr key={`${day} ${model}`}>
            <td className={mergeClasses(styles.cell, styles.day)}>{formatDay(day, now)}</td>
            <td className={styles.cell}>{model}</td>
            <td className={mergeClasses(styles.cell, styles.number)}>{answers.toLocaleString('en')}</td>
            <td className={mergeClasses(styles.cell, styles.number)}>
              {(inputTokens + outputTokens).toLocaleString('en')}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
