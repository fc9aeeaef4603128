import { makeStyles, tokens } from '@fluentui/react-components';

/** Lines under each other: words at the left, what stands beside them at the right, below them where it is narrow. */
export const useListStyles = makeStyles({
  list: { listStyle: 'none', margin: 0, padding: 0 },
  line: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalS} 0`,
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  words: { flex: '1 1 160px', minWidth: 0, overflowWrap: 'anywhere' },
  fine: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  wait: { justifyContent: 'flex-start' },
});
