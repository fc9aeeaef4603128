/** A fault of drawing, as whoever mends it needs it. */
export interface Fault {
  readonly error: unknown;
  /** React's own list of the components around the one that failed; it comes after the error. */
  readonly componentStack: () => string | undefined;
}

const longestMessage = 300;
const mostLines = 8;

/**
 * What "Copy details" copies: the kind of fault and where in our own code, and nothing of what people wrote. An error's
 * message may quote what was being drawn, so addresses lose their queries, and names, quotations and keys are left out.
 */
export function faultDetails(
  { error, componentStack }: Fault,
  { what, at, browser }: { readonly what: string; readonly at: Date; readonly browser: string },
): string {
  const { name, message, stack } =
    error instanceof Error ? error : { name: 'Thrown', message: typeof error, stack: undefined };
  return [
    `Sidelight could not show ${what}.`,
    `${name}: ${withoutPrivate(message).slice(0, longestMessage)}`,
    ...placesOf(stack),
    ...placesOf(componentStack()).slice(0, mostLines),
    at.toISOString(),
    browser,
  ].join('\n');
}

/** The lines that name a place in the code; the first lines repeat the message, which may have several. */
function placesOf(stack: string | undefined): string[] {
  const places = (stack ?? '').split('\n').filter((line) => /^\s*(?:at\s|[\w$./<]*@)/.test(line));
  return places.slice(0, mostLines).map((line) => line.trimEnd().replaceAll(/[?#][^\s:)]*/g, ''));
}

function withoutPrivate(message: string): string {
  return (
    message
      .replaceAll(/https?:\/\/[^\s"'<>]+/g, (address) =>
        URL.canParse(address) ? `${new URL(address).origin}/…` : '…',
      )
      .replaceAll(/[^\s@"'<>]+@[^\s@"'<>]+/g, '…')
      // "reading 'approved'" names a property of ours; whatever is longer or has spaces may be somebody's text.
      .replaceAll(/(["'`])(?:(?!\1).)*\1/gs, (quoted) => (/^.[\w.$-]{1,32}.$/.test(quoted) ? quoted : '"…"'))
      .replaceAll(/\b(?=[\w./+=-]*\d)[\w./+=-]{20,}/g, '…')
  );
}
