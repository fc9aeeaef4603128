import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import { TroubleMessage } from '../problems/trouble-message.tsx';
import { VisuallyHidden } from '../theme/visually-hidden.tsx';
import { ReminderList } from './reminder-list.tsx';
import { reminderName } from './reminder-name.ts';
import { type ReminderApi, useReminders } from './use-reminders.ts';

/** In a panel 300 pixels wide two cards leave the conversation its room. */
const shownAtFirst = 2;

const useStyles = makeStyles({
  strip: {
    // Holds what only screen readers see.
    position: 'relative',
    boxSizing: 'border-box',
    width: '100%',
    maxWidth: '760px',
    maxHeight: '45%',
    overflowY: 'auto',
    scrollbarWidth: 'thin',
    margin: '0 auto',
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM} 0`,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    flexShrink: 0,
  },
  more: { alignSelf: 'flex-start' },
});

/** The reminders whose time has come, above the conversation until each is done or snoozed; nothing when there are none. */
export function ReminderStrip({ api }: { readonly api: ReminderApi }) {
  const styles = useStyles();
  const status = useRef<HTMLSpanElement>(null);
  const [all, setAll] = useState(false);
  const { reminders, trouble, onSnooze, onRemove } = useReminders(api, 'delivered');
  const due = reminders ?? [];
  const shown = all ? due : due.slice(0, shownAtFirst);
  const newest = due
    .toSorted((one, other) => (one.deliveredAt ?? '').localeCompare(other.deliveredAt ?? ''))
    .at(-1);
  return (
    <>
      {/* There from the beginning, so that the first reminder is read out. */}
      <VisuallyHidden>
        <span role="status" ref={status} tabIndex={-1}>
          {newest === undefined ? '' : `Reminder: ${reminderName(newest)}`}
        </span>
      </VisuallyHidden>
      {due.length === 0 && trouble === undefined ? null : (
        <section className={styles.strip} aria-label="Reminders">
          {trouble === undefined ? null : <TroubleMessage trouble={{ ...trouble, remedy: 'none' }} />}
          <ReminderList
            label="Due reminders"
            reminders={shown}
            afterLast={status}
            onSnooze={onSnooze}
            onRemove={onRemove}
          />
          {due.length <= shownAtFirst ? null : (
            <Button
              className={styles.more}
              appearance="subtle"
              size="small"
              aria-expanded={all}
              onClick={() => setAll(!all)}
            >
              {all ? 'Show fewer' : `Show ${due.length - shownAtFirst} more`}
            </Button>
          )}
        </section>
      )}
    </>
  );
}
