/** Where the extension looks for the server until the person says otherwise: the server's own default. */
export const defaultServerAddress = 'http://localhost:8000';

export type ServerAddress =
  | {
      readonly ok: true;
      /** Origin without a trailing slash. */
      readonly origin: string;
      /** True when messages travel unencrypted over a network; the person must accept that first. */
      readonly unencrypted: boolean;
    }
  | { readonly ok: false; readonly fault: string };

/**
 * Reads what a person typed as the address of a server. https anywhere; http only for this computer, and for
 * intranet hosts with `unencrypted` set, because the session travels along readable there.
 */
export function serverAddress(typed: string): ServerAddress {
  const text = typed.trim();
  if (text === '') return fault('Type the address of your Sidelight server.');
  const url = parse(text);
  if (url === null) return fault('This is not a web address. It looks like https://sidelight.example.com');
  if (url.username !== '' || url.password !== '') {
    return fault('Leave out the user name and password; you sign in afterwards.');
  }
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '') {
    return fault(`Give only the server itself: ${url.origin}`);
  }
  if (url.protocol === 'https:') return { ok: true, origin: url.origin, unencrypted: false };
  if (isThisComputer(url.hostname)) return { ok: true, origin: url.origin, unencrypted: false };
  if (isIntranet(url.hostname)) return { ok: true, origin: url.origin, unencrypted: true };
  return fault('Over the internet the address must begin with https://');
}

/** The permission a browser asks the person for. Without the port: Firefox knows no ports in match patterns. */
export function hostPermission(origin: string): string {
  const url = new URL(origin);
  return `${url.protocol}//${url.hostname}/*`;
}

function fault(text: string): ServerAddress {
  return { ok: false, fault: text };
}

function parse(text: string): URL | null {
  const schemed = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `${schemeFor(text)}://${text}`;
  const url = URL.canParse(schemed) ? new URL(schemed) : null;
  return url !== null && (url.protocol === 'https:' || url.protocol === 'http:') ? url : null;
}

function schemeFor(text: string): 'http' | 'https' {
  const host = URL.canParse(`http://${text}`) ? new URL(`http://${text}`).hostname : '';
  return isThisComputer(host) ? 'http' : 'https';
}

function isThisComputer(host: string): boolean {
  return (
    host === 'localhost' ||
    host.endsWith('.localhost') ||
    host === '[::1]' ||
    /^127\.\d+\.\d+\.\d+$/.test(host)
  );
}

/** Names without a dot, names reserved for private use, and private addresses (RFC 1918, RFC 4193, RFC 6762, RFC 8375). */
function isIntranet(host: string): boolean {
  if (host.startsWith('[')) return /^\[f[cd]/.test(host);
  if (/^\d+\.\d+\.\d+\.\d+$/.test(host)) {
    return /^(?:10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.)/.test(host);
  }
  return !host.includes('.') || /\.(?:local|internal|intranet|lan|corp|home\.arpa)$/.test(host);
}
