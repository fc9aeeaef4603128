import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { IssueGroup, SearchIssuesOutput } from '@sidelight/contract';
import { useNow } from '../formats/use-now.ts';
import { useScrollsSideways } from '../formats/use-scrolls-sideways.ts';
import { cellText } from './cell-text.ts';

const useStyles = makeStyles({
  frame: { overflowX: 'auto', borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  table: {
    width: '100%',
    borderCollapse: 'collapse',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  head: {
    color: tokens.colorNeutralForeground3,
    textAlign: 'left',
    verticalAlign: 'bottom',
  },
  cell: { padding: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalS}` },
  name: {
    paddingLeft: tokens.spacingHorizontalM,
    fontWeight: tokens.fontWeightRegular,
    textAlign: 'left',
    overflowWrap: 'anywhere',
    minWidth: '88px',
    // Whoever scrolls to the right still sees whose row it is.
    position: 'sticky',
    left: 0,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  number: {
    textAlign: 'right',
    fontWeight: tokens.fontWeightRegular,
    fontVariantNumeric: 'tabular-nums',
    whiteSpace: 'nowrap',
  },
  total: { fontWeight: tokens.fontWeightSemibold },
  row: { borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  last: { paddingRight: tokens.spacingHorizontalM },
  bar: {
    height: '3px',
    margin: '2px 0',
    borderRadius: tokens.borderRadiusSmall,
    backgroundColor: tokens.colorBrandBackground,
    minWidth: '1px',
    // High contrast draws no backgrounds; the length of this one says something.
    '@media (forced-colors: active)': { forcedColorAdjust: 'none', backgroundColor: 'Highlight' },
  },
  note: {
    margin: 0,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
  },
});

export function isCounted({ groups, summed }: SearchIssuesOutput): boolean {
  return groups !== undefined || summed !== undefined;
}

/** Groups with their counts and sums; a bar shows how much of the largest each is. What is wider than the panel scrolls by itself. */
export function GroupsTable({ result }: { readonly result: SearchIssuesOutput }) {
  const styles = useStyles();
  const now = useNow(60_000);
  const { box, scrolls } = useScrollsSideways();
  const { groups = [], groupedBy = [], across = [], summed } = result;
  const kind = summed?.kind ?? 'number';
  const said = (number: number | null | undefined) => cellText(kind, number ?? null, now) ?? '–';
  const number = mergeClasses(styles.cell, styles.number);
  const largest = Math.max(1, ...groups.map((group) => sizeOf(group, summed !== undefined)));
  return (
    <>
      {groups.length === 0 ? null : (
        <div
          ref={box}
          className={styles.frame}
          {...(scrolls ? { tabIndex: 0, role: 'group', 'aria-label': 'Table' } : {})}
        >
          <table className={styles.table}>
            <thead className={styles.head}>
              <tr>
                <th scope="col" className={mergeClasses(styles.cell, styles.name)}>
                  {groupedBy[0] ?? 'Group'}
                </th>
                {across.map((name) => (
                  <th key={name} scope="col" className={number}>
                    {name}
                  </th>
                ))}
                <th scope="col" className={mergeClasses(number, summed === undefined && styles.last)}>
                  Issues
                </th>
                {summed === undefined ? null : (
                  <th scope="col" className={mergeClasses(number, styles.last)}>
                    {summed.name}
                  </th>
                )}
              </tr>
            </thead>
            <tbody>
              {groups.map((group) => (
                <tr key={group.name} className={styles.row}>
                  <th scope="row" className={mergeClasses(styles.cell, styles.name)}>
                    {group.name}
                    {across.length > 0 ? null : (
                      <div
                        className={styles.bar}
                        style={{ width: `${(100 * sizeOf(group, summed !== undefined)) / largest}%` }}
                        aria-hidden="true"
                      />
                    )}
                  </th>
                  {across.map((name, at) => (
                    <td key={name} className={number}>
                      {said(group.parts?.[at])}
                    </td>
                  ))}
                  <td className={mergeClasses(number, summed === undefined && styles.last)}>
                    {group.count.toLocaleString('en')}
                  </td>
                  {summed === undefined ? null : (
                    <td className={mergeClasses(number, styles.last)}>{said(group.sum)}</td>
                  )}
                </tr>
              ))}
            </tbody>
            {summed === undefined ? null : (
              <tfoot>
                <tr className={styles.row}>
                  <th
                    scope="row"
                    colSpan={across.length + 2}
                    className={mergeClasses(styles.cell, styles.name, styles.total)}
                  >
                    In all
                  </th>
                  <td className={mergeClasses(number, styles.last, styles.total)}>{said(summed.total)}</td>
                </tr>
              </tfoot>
            )}
          </table>
        </div>
      )}
      {notesOf(result, said).map((note) => (
        <p key={note} className={styles.note}>
          {note}
        </p>
      ))}
    </>
  );
}

function sizeOf({ count, sum }: IssueGroup, isSummed: boolean): number {
  return Math.max(0, isSummed ? (sum ?? 0) : count);
}

/** What the numbers alone would hide. */
function notesOf(
  { groups = [], summed, counted, total, overlapping }: SearchIssuesOutput,
  said: (number: number) => string,
): string[] {
  return [
    ...(summed === undefined || groups.length > 0 ? [] : [`${summed.name}: ${said(summed.total)} in all`]),
    ...(summed === undefined || summed.without === 0
      ? []
      : [`${summed.without.toLocaleString('en')} without a value`]),
    ...(overlapping === true ? ['An issue that has several of them is counted for each.'] : []),
    ...(counted === undefined || counted === total
      ? []
      : [
          `Of the first ${counted.toLocaleString('en')} issues${total === null ? '' : ` of about ${total.toLocaleString('en')}`}; more are not counted at once.`,
        ]),
  ];
}
