import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
  mergeClasses,
  tokens,
} from '@fluentui/react-components';
import type { Remedy, Trouble } from './trouble.ts';

const useStyles = makeStyles({
  bar: { borderRadius: tokens.borderRadiusLarge, paddingTop: tokens.spacingVerticalXS },
  body: { paddingBottom: tokens.spacingVerticalS, overflowWrap: 'anywhere' },
  line: { display: 'block', whiteSpace: 'pre-line', marginTop: tokens.spacingVerticalXXS },
  fine: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

const labels: Record<Exclude<Remedy, 'none'>, string> = {
  'sign-in': 'Sign in again',
  retry: 'Try again',
  'new-conversation': 'New conversation',
};

/** What went wrong, what to do, and the one button that does it. `onRemedy` is absent where no button can help. */
export function TroubleMessage({
  trouble,
  onRemedy,
}: {
  readonly trouble: Trouble;
  readonly onRemedy?: ((remedy: Exclude<Remedy, 'none'>) => void) | undefined;
}) {
  const styles = useStyles();
  const { remedy } = trouble;
  return (
    <MessageBar intent="error" layout="multiline" role="alert" className={styles.bar}>
      <MessageBarBody className={styles.body}>
        <MessageBarTitle>{trouble.title}</MessageBarTitle>
        <span className={styles.line}>{trouble.advice}</span>
        {trouble.detail === undefined ? null : <span className={styles.line}>{trouble.detail}</span>}
        {trouble.requestId === undefined ? null : (
          <span className={mergeClasses(styles.line, styles.fine)}>Request {trouble.requestId}</span>
        )}
      </MessageBarBody>
      {remedy === 'none' || onRemedy === undefined ? null : (
        <MessageBarActions>
          <Button size="small" onClick={() => onRemedy(remedy)}>
            {labels[remedy]}
          </Button>
        </MessageBarActions>
      )}
    </MessageBar>
  );
}
