import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { VisuallyHidden } from '../theme/visually-hidden.tsx';
import { type Fault, faultDetails } from './fault-details.ts';

const useStyles = makeStyles({
  details: {
    flexBasis: '100%',
    boxSizing: 'border-box',
    maxHeight: '160px',
    margin: 0,
    padding: tokens.spacingHorizontalS,
    overflow: 'auto',
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    backgroundColor: tokens.colorNeutralBackground3,
    color: tokens.colorNeutralForeground1,
  },
});

/** For whoever reports the fault. Where the browser lets nothing be copied, the details are shown instead. */
export function CopyDetails({ fault, what }: { readonly fault: Fault; readonly what: string }) {
  const styles = useStyles();
  const [state, setState] = useState<'offered' | 'copied' | 'shown'>('offered');
  const details = () => faultDetails(fault, { what, at: new Date(), browser: navigator.userAgent });
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(details());
      setState('copied');
    } catch {
      setState('shown');
    }
  };
  return (
    <>
      <Button size="small" onClick={() => void copy()}>
        {state === 'copied' ? 'Details copied' : 'Copy details'}
      </Button>
      <VisuallyHidden role="status">{state === 'copied' ? 'Copied' : ''}</VisuallyHidden>
      {state === 'shown' ? <pre className={styles.details}>{details()}</pre> : null}
    </>
  );
}
