import { makeStyles, tokens } from '@fluentui/react-components';
import type { MessageMetadata } from '@sidelight/contract';

const useStyles = makeStyles({
  model: {
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    overflowWrap: 'anywhere',
  },
});

/** Which model an answer is from, and why not from the one that is asked first. */
export function AnsweredBy({ metadata }: { readonly metadata: MessageMetadata | undefined }) {
  const styles = useStyles();
  const words = answeredBy(metadata);
  return words === null ? null : <div className={styles.model}>{words}</div>;
}

/** Null when there is nothing to tell: the built-in model, where no other is configured. */
export function answeredBy(metadata: MessageMetadata | undefined): string | null {
  const { model, insteadOf } = metadata ?? {};
  if (model === undefined) return null;
  const name = model === 'built-in' ? 'the built-in model' : model;
  if (insteadOf !== undefined && insteadOf !== null)
    return `Answered by ${name}, in place of ${insteadOf.model}: ${insteadOf.why}`;
  return model === 'built-in' ? null : `Answered by ${name}`;
}
