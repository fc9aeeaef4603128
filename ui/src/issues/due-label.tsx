import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { formatDay, localDay } from '../formats/dates.ts';

const useStyles = makeStyles({
  due: { whiteSpace: 'nowrap' },
  overdue: { color: tokens.colorPaletteRedForeground1 },
});

/** When an issue is due; said to be overdue only while it is not done. */
export function DueLabel({
  day,
  done,
  now,
}: {
  readonly day: string;
  readonly done: boolean;
  readonly now: number;
}) {
  const styles = useStyles();
  const overdue = !done && day < localDay(now);
  return (
    <span className={mergeClasses(styles.due, overdue && styles.overdue)}>
      {overdue ? 'Overdue since' : 'Due'} <time dateTime={day}>{formatDay(day, now)}</time>
    </span>
  );
}
