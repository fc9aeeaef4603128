import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { CopyDetails } from './copy-details.tsx';
import type { Fault } from './fault-details.ts';

const useStyles = makeStyles({
  bar: { borderRadius: tokens.borderRadiusLarge, paddingTop: tokens.spacingVerticalXS },
  body: { paddingBottom: tokens.spacingVerticalS, overflowWrap: 'anywhere' },
  advice: { display: 'block', marginTop: tokens.spacingVerticalXXS },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

/** In the place of what could not be drawn: what that means, and the ways on. */
export function FaultMessage({
  fault,
  what,
  title,
  advice,
  ways,
}: {
  readonly fault: Fault;
  /** As in "Sidelight could not show …", for the details. */
  readonly what: string;
  readonly title: string;
  readonly advice: string;
  readonly ways: readonly { readonly label: string; readonly go: () => void }[];
}) {
  const styles = useStyles();
  return (
    <MessageBar intent="error" layout="multiline" role="alert" className={styles.bar}>
      <MessageBarBody className={styles.body}>
        <MessageBarTitle>{title}</MessageBarTitle>
        <span className={styles.advice}>{advice}</span>
      </MessageBarBody>
      <MessageBarActions className={styles.actions}>
        {ways.map(({ label, go }) => (
          <Button key={label} size="small" onClick={go}>
            {label}
          </Button>
        ))}
        <CopyDetails fault={fault} what={what} />
      </MessageBarActions>
    </MessageBar>
  );
}
