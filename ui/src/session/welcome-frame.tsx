import { makeStyles, Text, Title3, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { Logo } from '../theme/logo.tsx';

const useStyles = makeStyles({
  page: {
    height: '100%',
    overflowY: 'auto',
    display: 'flex',
    boxSizing: 'border-box',
    padding: `${tokens.spacingVerticalXXL} ${tokens.spacingHorizontalL}`,
  },
  column: {
    width: '100%',
    maxWidth: '360px',
    margin: 'auto',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
  },
  head: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  title: { margin: 0 },
  lead: { color: tokens.colorNeutralForeground2 },
});

/** The quiet page around signing in and picking a site. */
export function WelcomeFrame({
  title,
  lead,
  children,
}: {
  readonly title: string;
  readonly lead: string;
  readonly children: ReactNode;
}) {
  const styles = useStyles();
  return (
    <main className={styles.page}>
      <div className={styles.column}>
        <div className={styles.head}>
          <Logo size={40} />
          <Title3 as="h1" className={styles.title}>
            {title}
          </Title3>
          <Text className={styles.lead}>{lead}</Text>
        </div>
        {children}
      </div>
    </main>
  );
}
