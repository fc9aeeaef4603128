/** The address when it may be a link: http, https or mailto. Everything from Jira or a model is hostile until then. */
export function safeLink(address: string | null | undefined): string | undefined {
  if (address === null || address === undefined || !URL.canParse(address)) return undefined;
  const { protocol } = new URL(address);
  return protocol === 'https:' || protocol === 'http:' || protocol === 'mailto:' ? address : undefined;
}
