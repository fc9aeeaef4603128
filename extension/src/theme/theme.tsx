import { FluentProvider, webDarkTheme, webLightTheme } from '@fluentui/react-components';
import { type ReactNode, useSyncExternalStore } from 'react';

const dark = '(prefers-color-scheme: dark)';

function watch(changed: () => void): () => void {
  const query = matchMedia(dark);
  query.addEventListener('change', changed);
  return () => query.removeEventListener('change', changed);
}

/** Light or dark as the browser is set, and changing with it. */
export function Theme({ children }: { readonly children: ReactNode }) {
  const isDark = useSyncExternalStore(watch, () => matchMedia(dark).matches);
  return (
    <FluentProvider theme={isDark ? webDarkTheme : webLightTheme} style={{ minHeight: '100%' }}>
      {children}
    </FluentProvider>
  );
}
