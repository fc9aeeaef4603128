import { type ReactNode, useState } from 'react';
import { FaultBoundary } from './fault-boundary.tsx';
import { type Fault, faultDetails } from './fault-details.ts';

/** The last resort, around everything: whatever failed, the person is told so and can load the page anew. */
export function PageBoundary({ children }: { readonly children: ReactNode }) {
  return <FaultBoundary fallback={(fault) => <PageFault fault={fault} />}>{children}</FaultBoundary>;
}

/** Plain elements with the browser's own colours: the theme may be what failed. */
function PageFault({ fault }: { readonly fault: Fault }) {
  const [copied, setCopied] = useState(false);
  const details = () =>
    faultDetails(fault, { what: 'this page', at: new Date(), browser: navigator.userAgent });
  const copy = () =>
    navigator.clipboard.writeText(details()).then(
      () => setCopied(true),
      () => undefined,
    );
  return (
    <main
      style={{
        colorScheme: 'light dark',
        boxSizing: 'border-box',
        minHeight: '100%',
        padding: '24px 16px',
        font: '14px/1.45 system-ui, sans-serif',
        color: 'CanvasText',
        backgroundColor: 'Canvas',
      }}
    >
      <div role="alert">
        <h1 style={{ margin: '0 0 8px', fontSize: '18px' }}>Sidelight cannot be shown.</h1>
        <p style={{ margin: '0 0 16px' }}>
          Your conversations are kept, and nothing was changed without your approval. Load the page again; if
          that does not help, copy the details for whoever runs Sidelight for you.
        </p>
      </div>
      <button type="button" onClick={() => window.location.reload()}>
        Load again
      </button>{' '}
      <button type="button" onClick={() => void copy()}>
        {copied ? 'Details copied' : 'Copy details'}
      </button>
      <details style={{ marginTop: '16px' }}>
        <summary>Details</summary>
        <pre style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{details()}</pre>
      </details>
    </main>
  );
}
