/** Where the browser is, by its IANA name; undefined when it does not say. */
export function localTimeZone(): string | undefined {
  return Intl.DateTimeFormat().resolvedOptions().timeZone || undefined;
}
