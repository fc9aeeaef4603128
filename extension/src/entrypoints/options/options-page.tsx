import { makeStyles, Subtitle2, Title2, tokens } from '@fluentui/react-components';
import type { WxtBrowser } from 'wxt/browser';
import { ServerForm } from './server-form.tsx';
import { SessionSection } from './session-section.tsx';

const useStyles = makeStyles({
  // The theme keeps the page itself from scrolling, for the sake of the chat.
  scroll: { height: '100%', overflowY: 'auto' },
  page: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXXL,
    maxWidth: '36rem',
    padding: `${tokens.spacingVerticalXXL} ${tokens.spacingHorizontalL}`,
    marginInline: 'auto',
    boxSizing: 'border-box',
  },
  heading: { margin: 0 },
  section: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
});

export function OptionsPage({ browser }: { readonly browser: WxtBrowser }) {
  const styles = useStyles();
  return (
    <div className={styles.scroll}>
      <main className={styles.page}>
        <Title2 as="h1" className={styles.heading}>
          Sidelight options
        </Title2>
        <section className={styles.section} aria-labelledby="server-heading">
          <Subtitle2 as="h2" className={styles.heading} id="server-heading">
            Server
          </Subtitle2>
          <ServerForm browser={browser} />
        </section>
        <section className={styles.section} aria-labelledby="session-heading">
          <Subtitle2 as="h2" className={styles.heading} id="session-heading">
            Session
          </Subtitle2>
          <SessionSection browser={browser} />
        </section>
      </main>
    </div>
  );
}
