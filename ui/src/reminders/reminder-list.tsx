import { makeStyles, tokens } from '@fluentui/react-components';
import type { Reminder } from '@sidelight/contract';
import { type RefObject, useEffect, useRef } from 'react';
import { useNow } from '../formats/use-now.ts';
import { ReminderCard } from './reminder-card.tsx';
import type { ReminderActions } from './use-reminders.ts';

const useStyles = makeStyles({
  list: {
    listStyle: 'none',
    margin: 0,
    padding: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
  },
});

/** Cards of reminders. When a pressed one goes away the focus goes to the next, and after the last to `afterLast`. */
export function ReminderList({
  label,
  reminders,
  afterLast,
  onSnooze,
  onRemove,
}: ReminderActions & {
  readonly label: string;
  readonly reminders: readonly Reminder[];
  readonly afterLast: RefObject<HTMLElement | null>;
}) {
  const styles = useStyles();
  const now = useNow(60_000);
  const list = useRef<HTMLUListElement>(null);
  const pressed = useRef<string>(undefined);
  useEffect(() => {
    const gone = pressed.current !== undefined && !reminders.some(({ id }) => id === pressed.current);
    if (!gone) return;
    pressed.current = undefined;
    (list.current?.querySelector('button') ?? afterLast.current)?.focus();
  }, [reminders, afterLast]);
  // With the last card the list itself may go.
  useEffect(
    () => () => {
      if (pressed.current !== undefined) afterLast.current?.focus();
    },
    [afterLast],
  );
  return (
    <ul className={styles.list} aria-label={label} ref={list}>
      {reminders.map((reminder) => (
        <ReminderCard
          key={reminder.id}
          reminder={reminder}
          now={now}
          onSnooze={(id, at) => {
            pressed.current = id;
            return onSnooze(id, at);
          }}
          onRemove={(id) => {
            pressed.current = id;
            return onRemove(id);
          }}
        />
      ))}
    </ul>
  );
}
