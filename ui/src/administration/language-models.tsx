import { makeStyles, tokens } from '@fluentui/react-components';
import type { ModelHealth, ModelUsage } from '@sidelight/contract';
import { ModelDays } from '../dashboard/model-usage-panel.tsx';
import { Panel } from '../dashboard/panel.tsx';
import { formatClock } from '../formats/dates.ts';

const useStyles = makeStyles({
  list: {
    margin: 0,
    padding: 0,
    listStyle: 'none',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    overflowWrap: 'anywhere',
  },
  fine: { color: tokens.colorNeutralForeground3 },
  resting: { color: tokens.colorStatusWarningForeground1 },
});

/** Which models are asked, in their order, and which rest after a failure. */
export function LanguageModels({
  models,
  usage,
}: {
  readonly models: readonly ModelHealth[];
  readonly usage: ModelUsage['days'];
}) {
  const styles = useStyles();
  return (
    <Panel title="Language models">
      <ol className={styles.list}>
        {models.map(({ name, restsUntil, why }) => (
          <li key={name}>
            {name}{' '}
            {restsUntil === null ? (
              <span className={styles.fine}>is asked</span>
            ) : (
              <span className={styles.resting}>
                rests until {formatClock(restsUntil)}. {why}
              </span>
            )}
          </li>
        ))}
      </ol>
      <span className={styles.fine}>Asked in this order; as the server process that answered sees them.</span>
      <ModelDays days={usage} />
    </Panel>
  );
}
