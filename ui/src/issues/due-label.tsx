import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { formatDay, localDay } from '../formats/dates.ts';

const useStyles = makeStyles({
  due: { whiteSpace: 'nowrap' },
  overdue: { color: tokens.colorPaletteRedForeground1 },
});

/** When an issue is due; said to be overdue only while it is not done. `labelled`: the word "Due" stands beside it. */
export function DueLabel({
  day,
  done,
  now,
  labelled = false,
}: {
  readonly day: string;
  readonly done: boolean;
  readonly now: number;
  readonly labelled?: boolean;
}) {
  const styles = useStyles();
  const overdue = !done && day < localDay(now);
  const time = <time dateTime={day}>{formatDay(day, now)}</time>;
  return (
    <span className={mergeClasses(styles.due, overdue && styles.overdue)}>
      {labelled ? null : overdue ? 'Overdue since ' : 'Due '}
      {time}
      {labelled && overdue ? ' (overdue)' : null}
    </span>
  );
}
