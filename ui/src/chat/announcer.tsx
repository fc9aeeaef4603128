import { useEffect, useState } from 'react';
import { VisuallyHidden } from '../theme/visually-hidden.tsx';

const staysMs = 3_000;

/**
 * Says each new text once to screen readers, and takes it away again so that nobody who reads the page line by line
 * meets every answer twice. What was already there at the beginning is not said.
 */
export function Announcer({ text }: { readonly text: string }) {
  const [said, setSaid] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSaid(text), staysMs);
    return () => clearTimeout(timer);
  }, [text]);
  return <VisuallyHidden role="status">{text === said ? '' : text}</VisuallyHidden>;
}
