import { makeStyles, tokens } from '@fluentui/react-components';
import { AlertRegular } from '@fluentui/react-icons/svg/alert';
import type { RemindOutput } from '@sidelight/contract';
import { Card } from '../issues/card.tsx';

const useStyles = makeStyles({
  head: {
    display: 'flex',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    overflowWrap: 'anywhere',
    lineHeight: tokens.lineHeightBase300,
  },
  icon: { flexShrink: 0, fontSize: '16px', lineHeight: tokens.lineHeightBase300 },
  list: {
    margin: 0,
    padding: `0 ${tokens.spacingHorizontalM} ${tokens.spacingVerticalS} 36px`,
    overflowWrap: 'anywhere',
    lineHeight: tokens.lineHeightBase300,
  },
});

/** What became of reminders, as the server says it: shown where an answer says something else. */
export function ToldReminders({ result }: { readonly result: RemindOutput }) {
  const styles = useStyles();
  const { done, reminders } = result;
  // The sentence about a single one says when it comes.
  const saysAll = reminders.length < 2 && reminders.every(({ when }) => done.includes(when));
  return (
    <Card label="Reminders">
      <div className={styles.head}>
        <AlertRegular className={styles.icon} aria-hidden="true" />
        <span>{done}</span>
      </div>
      {saysAll ? null : (
        <ul className={styles.list}>
          {reminders.map(({ id, when, issue, text }) => (
            <li key={id}>
              {when}: {[issue, text].filter((part) => part !== undefined).join(': ')}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
