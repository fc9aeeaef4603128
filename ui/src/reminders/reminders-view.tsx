import { makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import { TroubleMessage } from '../problems/trouble-message.tsx';
import { ViewHead } from '../theme/view-head.tsx';
import { ReminderList } from './reminder-list.tsx';
import { type ReminderApi, useReminders } from './use-reminders.ts';

const useStyles = makeStyles({
  frame: { position: 'relative', flex: 1, minHeight: 0, overflowY: 'auto', scrollbarWidth: 'thin' },
  column: {
    boxSizing: 'border-box',
    width: '100%',
    maxWidth: '760px',
    margin: '0 auto',
    padding: `0 ${tokens.spacingHorizontalM} ${tokens.spacingVerticalXXL}`,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
  },
  wait: { justifyContent: 'flex-start' },
  note: { margin: 0, color: tokens.colorNeutralForeground3 },
});

/** All of the person's reminders, those that wait too. */
export function RemindersView({ api, onClose }: { readonly api: ReminderApi; readonly onClose: () => void }) {
  const styles = useStyles();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const { reminders, trouble, onSnooze, onRemove } = useReminders(api, 'all');
  return (
    <main className={styles.frame}>
      <ViewHead title="Reminders" titleRef={title} onClose={onClose} />
      <div className={styles.column}>
        {trouble === undefined ? null : <TroubleMessage trouble={{ ...trouble, remedy: 'none' }} />}
        {reminders === null ? (
          <Spinner className={styles.wait} size="tiny" label="Looking…" delay={300} />
        ) : null}
        {reminders?.length === 0 ? (
          <p className={styles.note}>
            You have no reminders. Say for example “remind me of ABC-123 tomorrow at 9” or “remind me in 2
            hours to call Sam”.
          </p>
        ) : null}
        <ReminderList
          label="All reminders"
          reminders={reminders ?? []}
          afterLast={title}
          onSnooze={onSnooze}
          onRemove={onRemove}
        />
      </div>
    </main>
  );
}
