import type { FastifyRequest, onRequestAsyncHookHandler } from 'fastify';
import type { Caller } from '../sessions/caller.ts';
import type { Cookies } from '../sessions/cookies.ts';
import { demandSameOrigin } from '../sessions/same-origin.ts';
import { SessionError } from '../sessions/session-error.ts';
import type { SessionLookup, Sessions } from '../sessions/sessions.ts';
import type { AppInstance } from './app-instance.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who is calling. Only behind `authentication.required`; elsewhere reading it throws session.missing. */
    readonly caller: Caller;
  }
}

/** Who may call: the onRequest hook of every route that is not public, so that a stranger is turned away before a body is read. */
export interface Authentication {
  /** Once per app, before any route. */
  register(app: AppInstance): void;
  /** Demands a session; with a cookie also that a changing request comes from our own pages. */
  readonly required: onRequestAsyncHookHandler;
  /** For public changing routes: refuses requests that a browser marks as another site's. */
  readonly sameOrigin: onRequestAsyncHookHandler;
  /** The caller, or null without a valid session. */
  identify(request: FastifyRequest): Promise<IdentifiedCaller | null>;
  /** Whether a caller that was let in still could be: for answers that have no end of their own. */
  isStillIn(caller: Caller): Promise<boolean>;
}

export interface IdentifiedCaller extends Caller {
  /** When the session ends if nobody calls any more. Milliseconds since 1970. */
  readonly expiresAt: number;
}

/** Methods that change nothing; a cross-site page cannot read what they answer. */
const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

export function createAuthentication({
  sessions,
  cookies,
  publicUrl,
}: {
  sessions: Pick<Sessions, 'find' | 'isOpen'>;
  cookies: Pick<Cookies, 'sessionName'>;
  publicUrl: string;
}): Authentication {
  const callers = new WeakMap<FastifyRequest, Caller>();

  return {
    register(app) {
      app.decorateRequest('caller', {
        getter(this: FastifyRequest) {
          const caller = callers.get(this);
          if (caller === undefined) throw new SessionError('session.missing');
          return caller;
        },
      });
    },

    async required(request) {
      const presented = presentedToken(request, cookies.sessionName);
      if (presented === null) throw new SessionError('session.missing');
      const session = await lookUp(request);
      if (session?.state !== 'valid') throw new SessionError('session.expired');
      if (session.caller.carriedBy === 'cookie' && !safeMethods.has(request.method)) {
        demandSameOrigin(originOf(request), publicUrl, 'refuse');
      }
      callers.set(request, session.caller);
    },

    async sameOrigin(request) {
      // A bearer token is added by a program on purpose, never by a browser on its own.
      if (presentedToken(request, cookies.sessionName)?.carriedBy === 'bearer') return;
      const unmarked = request.cookies[cookies.sessionName] === undefined ? 'allow' : 'refuse';
      demandSameOrigin(originOf(request), publicUrl, unmarked);
    },

    async identify(request) {
      const session = await lookUp(request);
      return session?.state === 'valid' ? { ...session.caller, expiresAt: session.expiresAt } : null;
    },

    isStillIn: (caller) => sessions.isOpen(caller),
  };

  async function lookUp(request: FastifyRequest): Promise<SessionLookup | null> {
    const presented = presentedToken(request, cookies.sessionName);
    return presented === null ? null : sessions.find(presented.token, presented.carriedBy);
  }
}

/** A bearer token goes before a cookie: who adds one means it. */
function presentedToken(
  request: FastifyRequest,
  cookieName: string,
): { token: string; carriedBy: Caller['carriedBy'] } | null {
  const { authorization } = request.headers;
  if (authorization !== undefined) {
    const token = /^Bearer ([A-Za-z0-9_-]{1,200})$/i.exec(authorization)?.[1];
    return { token: token ?? '', carriedBy: 'bearer' };
  }
  const cookie = request.cookies[cookieName];
  return cookie === undefined || cookie === '' ? null : { token: cookie, carriedBy: 'cookie' };
}

function originOf(request: FastifyRequest) {
  const fetchSite = request.headers['sec-fetch-site'];
  return {
    origin: request.headers.origin,
    fetchSite: typeof fetchSite === 'string' ? fetchSite : undefined,
    host: request.headers.host,
  };
}
