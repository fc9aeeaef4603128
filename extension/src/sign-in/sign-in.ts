import { errorCodes, errorRegistry, extensionTokenSchema, problemSchema } from '@sidelight/contract';
import { findServer } from '../server/find-server.ts';
import { createProofKey, createState, type RandomBytes } from './pkce.ts';
import type { StoredSession } from './session-store.ts';

/** The sign-in did not come about. The message says why to the person, `advice` what to do about it. */
export class SignInFailed extends Error {
  override readonly name = 'SignInFailed';
  readonly advice: string;

  constructor(message: string, advice: string, cause?: unknown) {
    super(message, { cause });
    this.advice = advice;
  }
}

export interface SignInParts {
  /** Origin of the server. */
  readonly server: string;
  /** `chrome.identity.getRedirectURL()`: https://ID.chromiumapp.org/ */
  readonly redirectUrl: string;
  /** `chrome.identity.launchWebAuthFlow`: opens a window on the address, answers where it was sent back to. */
  readonly openWindow: (address: string) => Promise<string | undefined>;
  readonly randomBytes: RandomBytes;
  readonly fetch: typeof globalThis.fetch;
}

const patienceMs = 15_000;

/**
 * Signs in on the server's own pages and swaps the one-time code it sends back for a session. The code alone
 * is worth nothing to whoever sees the redirect: the server wants the verifier of the proof key with it.
 * @throws {ServerNotFound} before any window is opened.
 * @throws {SignInFailed}
 */
export async function signIn(parts: SignInParts): Promise<StoredSession> {
  await findServer(parts.server, parts.fetch);
  const proof = await createProofKey(parts.randomBytes);
  const state = createState(parts.randomBytes);
  const start = new URL('/api/auth/extension/start', parts.server);
  start.searchParams.set('extension_id', extensionIdIn(parts.redirectUrl));
  start.searchParams.set('code_challenge', proof.challenge);
  start.searchParams.set('state', state);
  const code = codeIn(await sentBack(parts, start.href), parts.redirectUrl, state);
  return await exchange(parts, code, proof.verifier);
}

function extensionIdIn(redirectUrl: string): string {
  return new URL(redirectUrl).hostname.split('.')[0] ?? '';
}

async function sentBack(parts: SignInParts, start: string): Promise<string> {
  try {
    const address = await parts.openWindow(start);
    if (address !== undefined) return address;
  } catch (cause) {
    throw windowFailure(parts, cause);
  }
  throw new SignInFailed('The sign-in window did not say how it went.', 'Press Sign in again.');
}

/** The browser ends the sign-in by itself when the server answers its first page with an error status. */
function windowFailure(parts: SignInParts, cause: unknown): SignInFailed {
  if (cause instanceof Error && /could not be loaded/i.test(cause.message)) {
    const id = extensionIdIn(parts.redirectUrl);
    return new SignInFailed(
      'The server did not let this extension begin to sign in.',
      `Ask the administrator whether EXTENSION_IDS lists ${id}, and whether the server can reach Atlassian.`,
      cause,
    );
  }
  return new SignInFailed(
    'The sign-in window was closed before the sign-in was done.',
    'Press Sign in again.',
    cause,
  );
}

function codeIn(address: string, redirectUrl: string, state: string): string {
  const url = new URL(address);
  if (url.origin !== new URL(redirectUrl).origin || url.searchParams.get('state') !== state) {
    throw new SignInFailed('The answer belongs to another sign-in and was not used.', 'Press Sign in again.');
  }
  const error = url.searchParams.get('error');
  const code = url.searchParams.get('code');
  if (error !== null) throw refusal(error);
  if (code === null) throw new SignInFailed('The server sent no sign-in code.', 'Press Sign in again.');
  return code;
}

/** The server names a code of the registry; its words are ours and not taken from the address. */
function refusal(error: string): SignInFailed {
  const known = errorCodes.find((code) => code === error);
  if (known === undefined) {
    return new SignInFailed('The server did not sign you in.', 'Press Sign in again.', error);
  }
  return new SignInFailed(errorRegistry[known].title, errorRegistry[known].advice);
}

async function exchange(parts: SignInParts, code: string, codeVerifier: string): Promise<StoredSession> {
  // Taken out of `parts` because a browser's fetch refuses to be called as a method of anything else.
  const { fetch, server } = parts;
  const response = await fetch(`${server}/api/auth/extension/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code, codeVerifier }),
    credentials: 'omit',
    signal: AbortSignal.timeout(patienceMs),
  }).catch((cause: unknown) => {
    throw new SignInFailed(
      'The server could not be reached to finish the sign-in.',
      'Press Sign in again.',
      cause,
    );
  });
  const body: unknown = await response.json().catch(() => null);
  const token = extensionTokenSchema.safeParse(body);
  if (response.ok && token.success) return { ...token.data, server };
  const problem = problemSchema.safeParse(body);
  if (problem.success) throw new SignInFailed(problem.data.title, problem.data.advice);
  throw new SignInFailed(
    'The server answered the sign-in in a form that this extension does not know.',
    'Update the extension and the server.',
  );
}
