import { makeStyles, tokens } from '@fluentui/react-components';
import type { Cell, Column } from '@sidelight/contract';
import { cellText } from './cell-text.ts';

const useStyles = makeStyles({
  cells: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalM,
    rowGap: '2px',
    margin: 0,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  cell: { display: 'flex', gap: tokens.spacingHorizontalXS, minWidth: 0 },
  name: { color: tokens.colorNeutralForeground3, flexShrink: 0 },
  value: { margin: 0, overflowWrap: 'anywhere' },
});

/** What the row above shows by itself. */
const shownAbove: ReadonlySet<string> = new Set(['Summary', 'Status', 'Issue Type', 'Work type', 'Type']);

/** The chosen columns of an issue: side by side as far as there is room, each with its name, so that nobody scrolls sideways. */
export function IssueCells({
  columns,
  cells,
  now,
}: {
  readonly columns: readonly Column[];
  readonly cells: readonly Cell[];
  readonly now: number;
}) {
  const styles = useStyles();
  const shown = columns.flatMap(({ name, kind }, at) =>
    shownAbove.has(name) ? [] : [{ name, text: cellText(kind, cells[at] ?? null, now) }],
  );
  if (shown.length === 0) return null;
  return (
    <dl className={styles.cells}>
      {shown.map(({ name, text }) => (
        <div key={name} className={styles.cell}>
          <dt className={styles.name}>{name}</dt>
          <dd className={styles.value}>{text ?? '–'}</dd>
        </div>
      ))}
    </dl>
  );
}
