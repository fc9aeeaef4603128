import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { CheckmarkRegular } from '@fluentui/react-icons/svg/checkmark';
import { CopyRegular } from '@fluentui/react-icons/svg/copy';
import { useEffect, useState } from 'react';
import { OuterLink } from '../formats/outer-link.tsx';
import { VisuallyHidden } from '../theme/visually-hidden.tsx';

const useStyles = makeStyles({
  footer: {
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalS}`,
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    backgroundColor: tokens.colorNeutralBackground2,
    display: 'flex',
    flexDirection: 'column',
    gap: '2px',
    fontSize: tokens.fontSizeBase200,
  },
  line: { display: 'flex', alignItems: 'flex-start', gap: tokens.spacingHorizontalXS },
  jql: {
    flex: 1,
    minWidth: 0,
    overflowWrap: 'anywhere',
    fontFamily: tokens.fontFamilyMonospace,
    lineHeight: tokens.lineHeightBase200,
    paddingTop: tokens.spacingVerticalXS,
    color: tokens.colorNeutralForeground2,
    maxHeight: '96px',
    overflowY: 'auto',
  },
});

/** The JQL that was run, to check, copy, or open in Jira. */
export function JqlFooter({ jql, url }: { readonly jql: string; readonly url: string }) {
  const styles = useStyles();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2_000);
    return () => clearTimeout(timer);
  }, [copied]);

  return (
    <div className={styles.footer}>
      <div className={styles.line}>
        <code className={styles.jql}>{jql}</code>
        <Button
          appearance="subtle"
          size="small"
          icon={copied ? <CheckmarkRegular /> : <CopyRegular />}
          aria-label="Copy the JQL"
          title="Copy the JQL"
          onClick={() => navigator.clipboard.writeText(jql).then(() => setCopied(true))}
        />
        <VisuallyHidden role="status">{copied ? 'Copied' : ''}</VisuallyHidden>
      </div>
      <span>
        <OuterLink href={url}>Open in Jira</OuterLink>
      </span>
    </div>
  );
}
