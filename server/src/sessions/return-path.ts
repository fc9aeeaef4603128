const anyOrigin = 'http://local.invalid';

/**
 * The path to go to after a sign-in: only within this server, else "/". Browsers read "\" as "/" and drop tabs and
 * line ends, so "/\host" and "/<tab>/host" would lead away just as "//host" does.
 */
export function returnPath(asked: string | undefined): string {
  if (asked === undefined || asked.length > 2_000) return '/';
  const plain = /^\/(?!\/)[\x21-\x5b\x5d-\x7e]*$/.test(asked);
  const url = plain ? URL.parse(asked, anyOrigin) : null;
  if (url === null || url.origin !== anyOrigin) return '/';
  const path = `${url.pathname}${url.search}${url.hash}`;
  // Dot segments can leave two slashes in front: "/.//host".
  return path.startsWith('//') ? '/' : path;
}
