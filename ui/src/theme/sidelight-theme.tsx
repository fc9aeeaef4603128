import { FluentProvider, makeStaticStyles, webDarkTheme, webLightTheme } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { usePrefersDark } from './use-prefers-dark.ts';

const usePageStyles = makeStaticStyles({
  'html, body, #root': { height: '100%' },
  body: { margin: 0, overflow: 'hidden' },
});

// As a style of the element, not a class: Fluent gives the provider's classes to every menu and dialog as well, which
// would then fill the page and hide what is behind them.
const fillsThePage = { height: '100%', overflow: 'hidden' };

/** Fluent's theme, light or dark as the browser asks; fills the page.  High contrast is Fluent's own doing. */
export function SidelightTheme({ children }: { readonly children: ReactNode }) {
  usePageStyles();
  const dark = usePrefersDark();
  return (
    <FluentProvider theme={dark ? webDarkTheme : webLightTheme} style={fillsThePage}>
      {children}
    </FluentProvider>
  );
}
