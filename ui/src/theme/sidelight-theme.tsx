import {
  FluentProvider,
  makeStaticStyles,
  makeStyles,
  webDarkTheme,
  webLightTheme,
} from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { usePrefersDark } from './use-prefers-dark.ts';

const usePageStyles = makeStaticStyles({
  'html, body, #root': { height: '100%' },
  body: { margin: 0, overflow: 'hidden' },
});

const useStyles = makeStyles({ provider: { height: '100%', overflow: 'hidden' } });

/** Fluent's theme, light or dark as the browser asks; fills the page. High contrast is Fluent's own doing. */
export function SidelightTheme({ children }: { readonly children: ReactNode }) {
  usePageStyles();
  const styles = useStyles();
  const dark = usePrefersDark();
  return (
    <FluentProvider theme={dark ? webDarkTheme : webLightTheme} className={styles.provider}>
      {children}
    </FluentProvider>
  );
}
