import { SessionError } from './session-error.ts';

/** What a browser says about where a request comes from; a page cannot change these headers. */
export interface RequestOrigin {
  readonly origin: string | undefined;
  /** Sec-Fetch-Site: absent over plain http except on localhost. */
  readonly fetchSite: string | undefined;
  /** The Host header, already checked to be ours. */
  readonly host: string | undefined;
}

/**
 * Refuses a changing request that another site's page set off. `unmarked` says what to do with one that carries
 * neither header: no browser of today sends such a one, so it is refused where a cookie gives it its power.
 * Throws SessionError request.cross-site.
 */
export function demandSameOrigin(
  { origin, fetchSite, host }: RequestOrigin,
  publicUrl: string,
  unmarked: 'refuse' | 'allow',
): void {
  if (fetchSite !== undefined && fetchSite !== 'same-origin') throw new SessionError('request.cross-site');
  // "null" stands for an origin the browser keeps to itself; Sec-Fetch-Site then decides.
  if (origin === undefined || (origin === 'null' && fetchSite !== undefined)) {
    if (fetchSite === undefined && unmarked === 'refuse') throw new SessionError('request.cross-site');
    return;
  }
  const own =
    origin === new URL(publicUrl).origin || (host !== undefined && URL.parse(origin)?.host === host);
  if (!own) throw new SessionError('request.cross-site');
}
