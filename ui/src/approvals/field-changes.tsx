import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { FieldChange } from '@sidelight/contract';
import { Picture } from '../files/picture.tsx';
import type { PictureSource } from '../files/picture-source.ts';
import { VisuallyHidden } from '../theme/visually-hidden.tsx';

const useStyles = makeStyles({
  table: { width: '100%', tableLayout: 'fixed', borderCollapse: 'collapse', textAlign: 'left' },
  label: {
    width: '80px',
    // A panel at twice the size leaves the values their room.
    '@media (max-width: 260px)': { width: '52px' },
    verticalAlign: 'top',
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS} ${tokens.spacingVerticalXS} 0`,
    fontWeight: tokens.fontWeightRegular,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase300,
    color: tokens.colorNeutralForeground3,
    overflowWrap: 'anywhere',
  },
  cell: {
    verticalAlign: 'top',
    padding: `${tokens.spacingVerticalXS} 0`,
    lineHeight: tokens.lineHeightBase300,
  },
  change: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'baseline',
    gap: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalS}`,
  },
  value: {
    minWidth: 0,
    maxWidth: '100%',
    unicodeBidi: 'plaintext',
    overflowWrap: 'anywhere',
    whiteSpace: 'pre-wrap',
  },
  before: { color: tokens.colorNeutralForeground3, textDecorationLine: 'line-through' },
  // The arrow stays with what it points to when the line breaks.
  result: { display: 'flex', alignItems: 'baseline', columnGap: tokens.spacingHorizontalS, minWidth: 0 },
  arrow: { color: tokens.colorNeutralForeground3 },
  after: { textDecorationLine: 'none', fontWeight: tokens.fontWeightSemibold },
  empty: { color: tokens.colorNeutralForeground3, fontStyle: 'italic' },
  long: {
    boxSizing: 'border-box',
    width: '100%',
    maxHeight: '160px',
    overflowY: 'auto',
    scrollbarWidth: 'thin',
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
    fontWeight: tokens.fontWeightRegular,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  longResult: { width: '100%' },
  picture: { paddingTop: tokens.spacingVerticalXS },
});

const longFrom = 100;

/** What each field holds now and will hold. Two columns only, so that it also fits a narrow panel. */
export function FieldChanges({
  changes,
  caption,
  site,
}: {
  readonly changes: readonly FieldChange[];
  readonly caption: string;
  /** Of the issue, for what is shown from there. */
  readonly site?: string | undefined;
}) {
  const styles = useStyles();
  return (
    <table className={styles.table}>
      <caption>
        <VisuallyHidden>{caption}</VisuallyHidden>
      </caption>
      <tbody>
        {changes.map((change) => (
          // Several attachments are several rows of one field.
          <tr key={`${change.field} ${change.picture?.id ?? ''} ${change.before} ${change.after}`}>
            <th scope="row" className={styles.label}>
              {change.label}
            </th>
            <td className={styles.cell}>
              <Change change={change} />
              <ShownPicture change={change} site={site} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const side = 480;

function sourceOf(
  { of, id }: NonNullable<FieldChange['picture']>,
  site: string | undefined,
): PictureSource | undefined {
  if (of === 'file') return { of, id };
  return site === undefined ? undefined : { of, id, site, side };
}

function ShownPicture({
  change: { picture, label },
  site,
}: {
  readonly change: FieldChange;
  readonly site: string | undefined;
}) {
  const styles = useStyles();
  const source = picture === undefined ? undefined : sourceOf(picture, site);
  if (source === undefined) return null;
  return (
    <div className={styles.picture}>
      <Picture source={source} size="medium" label={`Preview of the ${label.toLowerCase()}`} />
    </div>
  );
}

function Change({ change: { label, before, after } }: { readonly change: FieldChange }) {
  const styles = useStyles();
  const long = isLong(after);
  return (
    <div className={styles.change}>
      {before === null ? null : (
        <>
          <VisuallyHidden>from </VisuallyHidden>
          <del
            className={mergeClasses(styles.value, styles.before, isLong(before) && styles.long)}
            {...scrollable(before, `${label} before`)}
          >
            {before}
          </del>
        </>
      )}
      <div className={mergeClasses(styles.result, long && styles.longResult)}>
        {before === null ? null : (
          <>
            <span className={styles.arrow} aria-hidden="true">
              →
            </span>
            <VisuallyHidden> to </VisuallyHidden>
          </>
        )}
        {after === null ? (
          <span className={styles.empty}>empty</span>
        ) : (
          <ins
            className={mergeClasses(styles.value, styles.after, long && styles.long)}
            {...scrollable(after, `${label} after`)}
          >
            {after}
          </ins>
        )}
      </div>
    </div>
  );
}

function isLong(text: string | null): boolean {
  return text !== null && (text.length > longFrom || text.includes('\n'));
}

// A box that scrolls must be reachable by the keyboard.
function scrollable(text: string, label: string) {
  return isLong(text) ? { tabIndex: 0, role: 'group', 'aria-label': label } : {};
}
