import { makeStyles, tokens } from '@fluentui/react-components';
import type { FieldChange } from '@sidelight/contract';
import { VisuallyHidden } from '../theme/visually-hidden.tsx';

const useStyles = makeStyles({
  table: { width: '100%', tableLayout: 'fixed', borderCollapse: 'collapse', textAlign: 'left' },
  label: {
    width: '88px',
    verticalAlign: 'top',
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS} ${tokens.spacingVerticalXS} 0`,
    fontWeight: tokens.fontWeightRegular,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase300,
    color: tokens.colorNeutralForeground3,
    overflowWrap: 'anywhere',
  },
  change: {
    verticalAlign: 'top',
    padding: `${tokens.spacingVerticalXS} 0`,
    overflowWrap: 'anywhere',
    lineHeight: tokens.lineHeightBase300,
  },
  before: {
    color: tokens.colorNeutralForeground3,
    textDecorationLine: 'line-through',
    whiteSpace: 'pre-line',
  },
  arrow: { color: tokens.colorNeutralForeground3, margin: `0 ${tokens.spacingHorizontalS}` },
  after: { textDecorationLine: 'none', fontWeight: tokens.fontWeightSemibold, whiteSpace: 'pre-line' },
  empty: { color: tokens.colorNeutralForeground3, fontStyle: 'italic', fontWeight: tokens.fontWeightRegular },
  long: {
    display: 'block',
    maxHeight: '180px',
    overflowY: 'auto',
    fontWeight: tokens.fontWeightRegular,
    whiteSpace: 'pre-wrap',
  },
});

const longFrom = 120;

/** What each field holds now and will hold. Two columns only, so that it also fits a narrow panel. */
export function FieldChanges({
  changes,
  caption,
}: {
  readonly changes: readonly FieldChange[];
  readonly caption: string;
}) {
  const styles = useStyles();
  return (
    <table className={styles.table}>
      <caption>
        <VisuallyHidden>{caption}</VisuallyHidden>
      </caption>
      <tbody>
        {changes.map((change) => (
          <tr key={change.field}>
            <th scope="row" className={styles.label}>
              {change.label}
            </th>
            <td className={styles.change}>
              {change.before === null ? null : (
                <>
                  <VisuallyHidden>from </VisuallyHidden>
                  <del className={isLong(change.before) ? `${styles.before} ${styles.long}` : styles.before}>
                    {change.before}
                  </del>
                  <span className={styles.arrow} aria-hidden="true">
                    →
                  </span>
                  <VisuallyHidden> to </VisuallyHidden>
                </>
              )}
              {change.after === null ? (
                <span className={styles.empty}>empty</span>
              ) : (
                <ins
                  className={isLong(change.after) ? `${styles.after} ${styles.long}` : styles.after}
                  {...(isLong(change.after) ? { tabIndex: 0 } : {})}
                >
                  {change.after}
                </ins>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function isLong(text: string): boolean {
  return text.length > longFrom || text.includes('\n');
}
