import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  figures: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXL, margin: 0 },
  figure: { display: 'flex', flexDirection: 'column-reverse' },
  label: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  number: {
    margin: 0,
    fontSize: tokens.fontSizeBase600,
    lineHeight: tokens.lineHeightBase600,
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: 'tabular-nums',
  },
  bad: { color: tokens.colorStatusDangerForeground1 },
});

export interface Figure {
  readonly label: string;
  readonly number: number;
  /** Shown as something to look after. */
  readonly bad?: boolean;
}

/** A few numbers beside one another, each with its name below. */
export function Figures({ of }: { readonly of: readonly Figure[] }) {
  const styles = useStyles();
  return (
    <dl className={styles.figures}>
      {of.map(({ label, number, bad = false }) => (
        <div key={label} className={styles.figure}>
          <dt className={styles.label}>{label}</dt>
          <dd className={mergeClasses(styles.number, bad && styles.bad)}>{number.toLocaleString('en')}</dd>
        </div>
      ))}
    </dl>
  );
}
