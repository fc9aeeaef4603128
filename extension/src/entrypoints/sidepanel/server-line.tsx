import { Link, makeStyles, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  line: {
    display: 'flex',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalM}`,
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    backgroundColor: tokens.colorNeutralBackground2,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  server: { minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  options: { fontSize: tokens.fontSizeBase200, flexShrink: 0 },
});

/** Which server the panel talks to, and the way to the options, also when that server cannot be reached. */
export function ServerLine({
  server,
  onOptions,
}: {
  readonly server: string;
  readonly onOptions: () => void;
}) {
  const styles = useStyles();
  return (
    <footer className={styles.line}>
      <span className={styles.server} title={server}>
        {new URL(server).host}
      </span>
      <Link as="button" className={styles.options} onClick={onOptions}>
        Options
      </Link>
    </footer>
  );
}
