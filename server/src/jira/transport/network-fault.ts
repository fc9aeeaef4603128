/** The call broke below HTTP. */
export interface NetworkFault {
  /** Jira certainly did not get the request, so that even a write may be sent again. */
  readonly neverReached: boolean;
  /** Asking again cannot help: a certificate or an address is wrong. */
  readonly lasting: boolean;
  readonly detail: string;
}

const certificateCodes = /^(CERT_|ERR_TLS_|UNABLE_TO_|SELF_SIGNED_CERT|DEPTH_ZERO_SELF_SIGNED)/;

/** What a rejected `fetch` or a broken body means. The codes are those of Node and of its HTTP client, undici. */
export function networkFaultOf(error: unknown, host: string): NetworkFault {
  const code = codeOf(error);
  switch (code) {
    case 'ECONNREFUSED':
      return { neverReached: true, lasting: false, detail: `${host} refused the connection.` };
    case 'ENOTFOUND':
      return { neverReached: true, lasting: true, detail: `There is no host named ${host}.` };
    case 'EAI_AGAIN':
      return { neverReached: true, lasting: false, detail: `The name ${host} could not be looked up.` };
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
    case 'UND_ERR_CONNECT_TIMEOUT':
      return { neverReached: true, lasting: false, detail: `There is no way to ${host} at the moment.` };
  }
  if (certificateCodes.test(code)) {
    return { neverReached: true, lasting: true, detail: `The certificate of ${host} is not trusted here.` };
  }
  return { neverReached: false, lasting: false, detail: `The connection to ${host} broke.` };
}

/** `fetch` wraps the cause, and an attempt at several addresses wraps them again. */
function codeOf(error: unknown, depth = 0): string {
  if (!(error instanceof Error) || depth > 5) return '';
  if ('code' in error && typeof error.code === 'string') return error.code;
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0], depth + 1);
  return codeOf(error.cause, depth + 1);
}
