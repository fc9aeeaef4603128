/** The mark: a page with its side lit. Beside the name, so it says nothing to a screen reader. */
export function Logo({ size = 24 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="8" fill="#0f6cbd" />
      <path d="M7 8.5A1.5 1.5 0 0 1 8.5 7h7v18h-7A1.5 1.5 0 0 1 7 23.5z" fill="#fff" fillOpacity=".35" />
      <path d="M18 7h5.5A1.5 1.5 0 0 1 25 8.5v15a1.5 1.5 0 0 1-1.5 1.5H18z" fill="#fff" />
    </svg>
  );
}
