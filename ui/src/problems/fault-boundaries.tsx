import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { ErrorBoundary } from 'react-error-boundary';
import type { Trouble } from './trouble.ts';
import { TroubleMessage } from './trouble-message.tsx';

const useStyles = makeStyles({
  page: {
    boxSizing: 'border-box',
    maxWidth: '560px',
    margin: '0 auto',
    padding: tokens.spacingHorizontalL,
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: tokens.spacingVerticalM,
  },
  name: { margin: 0, fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500 },
});

/**
 * A part of an answer that cannot be drawn is told in its place, and the rest stays as it is. Tried again when `drawn`
 * changes.
 */
export function PartBoundary({ drawn, children }: { readonly drawn: unknown; readonly children: ReactNode }) {
  return (
    <ErrorBoundary
      resetKeys={[drawn]}
      fallbackRender={({ error }) => (
        <TroubleMessage
          trouble={troubleOfFault(error, {
            title: 'This part of the conversation cannot be shown.',
            advice: 'The rest goes on as before. If you need this part, open the issue in Jira or ask again.',
          })}
        />
      )}
    >
      {children}
    </ErrorBoundary>
  );
}

/** The last resort, instead of a blank page: also for parts of the page that could not be loaded. */
export function PageBoundary({ children }: { readonly children: ReactNode }) {
  const styles = useStyles();
  return (
    <ErrorBoundary
      fallbackRender={({ error }) => (
        <main className={styles.page}>
          <h1 className={styles.name}>Sidelight</h1>
          <TroubleMessage
            trouble={troubleOfFault(error, {
              title: 'Sidelight cannot be shown.',
              advice:
                'Load it again. Nothing that was said is lost, and nothing is changed without your approval.',
            })}
          />
          <Button appearance="primary" onClick={() => window.location.reload()}>
            Load again
          </Button>
        </main>
      )}
    >
      {children}
    </ErrorBoundary>
  );
}

function troubleOfFault(fault: unknown, said: Pick<Trouble, 'title' | 'advice'>): Trouble {
  const detail = fault instanceof Error && fault.message !== '' ? fault.message : undefined;
  return { ...said, detail, remedy: 'none', requestId: undefined, code: undefined };
}
