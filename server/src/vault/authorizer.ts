/** What one call to Jira needs: where to, and as whom. */
export interface Authorization {
  /** Without a trailing slash; "/rest/api/3/…" is appended. */
  readonly apiBase: string;
  /** The whole Authorization header: "Bearer …" or "Basic …". A secret: never logged. */
  readonly header: string;
  /** The site's own address, for links to issues. Without a trailing slash. */
  readonly siteUrl: string;
}

/** The side of the vault that `jira/` sees. */
export interface Authorizer {
  /**
   * The authorization to use now; renews the access token first when under a minute of it is left. `siteUrl` names one
   * of the sites of the grant in place of the one that was picked.
   * Throws VaultError: connection.reconnect-required, connection.refresh-failed, connection.unreadable,
   * oauth.site-choice-invalid when no site was picked, or the grant has none at that address.
   */
  authorize(connectionId: string, signal?: AbortSignal, siteUrl?: string): Promise<Authorization>;
  /**
   * Jira answered 401 to `stale` although it should still be good: renew once and answer the new one, or, for
   * an API token or when somebody else already renewed it, answer what is stored now. For the same site.
   */
  renew(connectionId: string, stale: Authorization, signal?: AbortSignal): Promise<Authorization>;
}
