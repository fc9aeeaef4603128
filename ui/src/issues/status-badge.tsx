import { Badge, makeStyles } from '@fluentui/react-components';
import type { Status } from '@sidelight/contract';

const colours = { new: 'informative', indeterminate: 'brand', done: 'success' } as const;
const meanings = { new: 'not started', indeterminate: 'in progress', done: 'done' } as const;

const useStyles = makeStyles({
  badge: { maxWidth: '100%', whiteSpace: 'nowrap', flexShrink: 0 },
});

/** The status by its name; the colour tells the category, and so does the title for those who don't see it. */
export function StatusBadge({ status }: { readonly status: Status }) {
  const styles = useStyles();
  return (
    <Badge
      className={styles.badge}
      appearance="tint"
      shape="rounded"
      color={colours[status.category]}
      title={`Status: ${status.name} (${meanings[status.category]})`}
    >
      {status.name}
    </Badge>
  );
}
