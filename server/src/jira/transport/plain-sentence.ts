const maxLength = 300;

/** Marks of a stack trace, a query or a page: Atlassian's internals, of no use to a person. */
const internals =
  /\b(?:com|org|java|javax|kotlin)\.[a-z]+\.\w|\w{3}Exception\b|\bat \w[\w.$]+\(|<\/?[a-z][^>]*>/i;

/** A credential, as proxies and debug pages repeat the header of the request they refuse. */
const credentials = /\b(?:basic|bearer)\s+[\w+/.~=-]{8,}|[\w+/.~=-]{80,}/i;

/** A sentence of Jira's for the person: one line of bounded length, or nothing when it is not one. */
export function plainSentence(text: string): string {
  const head = text.slice(0, maxLength * 4);
  if (internals.test(head) || credentials.test(head)) return '';
  // Control and direction characters could hide or reorder what is shown.
  const line = head.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
  return line.length <= maxLength ? line : `${line.slice(0, maxLength - 1).trimEnd()}…`;
}
