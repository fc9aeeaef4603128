import { makeStyles, tokens } from '@fluentui/react-components';
import type { Plan } from '@sidelight/contract';

const useStyles = makeStyles({
  box: {
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase300,
    overflowWrap: 'anywhere',
  },
});

const mostKeys = 5;

/** The issues that a plan leaves as they are, with the reason. */
export function LeftOut({ leftOut }: Pick<Plan, 'leftOut'>) {
  const styles = useStyles();
  return leftOut.map(({ why, total, keys }) => {
    const shown = keys.slice(0, mostKeys);
    const more = total - shown.length;
    return (
      <div key={why} className={styles.box}>
        Not {shown.join(', ')}
        {more > 0 ? ` and ${more} more` : ''}: {why}
      </div>
    );
  });
}
