const allowed = new Set(['http:', 'https:', 'mailto:']);

/** The address of a link that may be followed, normalised; null for any other scheme, or none. */
export function safeLink(href: string): string | null {
  if (href.length > 2_000 || !URL.canParse(href)) return null;
  const url = new URL(href);
  // Brackets and spaces would end the link early where it is written in Markdown.
  return allowed.has(url.protocol)
    ? url.href.replace(/[()<>\s]/g, (character) => `%${character.charCodeAt(0).toString(16)}`)
    : null;
}
