import { Link } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { safeLink } from './safe-link.ts';

/** A link out of Sidelight, in a new tab; plain text when the address is not one to follow. */
export function OuterLink({
  href,
  className,
  inline = false,
  label,
  children,
}: {
  readonly href: string | null | undefined;
  readonly className?: string | undefined;
  readonly inline?: boolean;
  readonly label?: string;
  readonly children: ReactNode;
}) {
  const address = safeLink(href);
  if (address === undefined) return <span className={className}>{children}</span>;
  return (
    <Link
      href={address}
      target="_blank"
      rel="noopener noreferrer"
      inline={inline}
      {...(className === undefined ? {} : { className })}
      {...(label === undefined ? {} : { 'aria-label': label })}
    >
      {children}
    </Link>
  );
}
