import { type ReactNode, useRef } from 'react';
import { ErrorBoundary } from 'react-error-boundary';
import type { Fault } from './fault-details.ts';

/** A fault in drawing what is inside takes away that alone; without it React takes away the whole page. */
export function FaultBoundary({
  of,
  fallback,
  children,
}: {
  /** Of what is drawn: when it becomes another, drawing is tried again by itself. */
  readonly of?: unknown;
  readonly fallback: (fault: Fault, tryAgain: () => void) => ReactNode;
  readonly children: ReactNode;
}) {
  const componentStack = useRef<string>(undefined);
  return (
    <ErrorBoundary
      resetKeys={[of]}
      onError={(_, info) => {
        componentStack.current = info.componentStack ?? undefined;
      }}
      fallbackRender={({ error, resetErrorBoundary }) =>
        fallback({ error, componentStack: () => componentStack.current }, resetErrorBoundary)
      }
    >
      {children}
    </ErrorBoundary>
  );
}
