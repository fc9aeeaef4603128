/** Where an issue is read in Jira; undefined where the site is not known. */
export function issueAddress(site: string | null, key: string): string | undefined {
  return site === null ? undefined : `${site}/browse/${encodeURIComponent(key)}`;
}
