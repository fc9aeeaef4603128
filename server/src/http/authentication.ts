import type { FastifyInstance, FastifyRequest, preHandlerAsyncHookHandler } from 'fastify';
import type { Caller } from '../sessions/caller.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who is calling. Only behind `authentication.required`; elsewhere reading it throws session.missing. */
    readonly caller: Caller;
  }
}

/** Who may call: the preHandlers of every route that is not public. */
export interface Authentication {
  /** Once per app, before any route. */
  register(app: FastifyInstance): void;
  /** Demands a session; with a cookie also that a changing request comes from our own pages. */
  readonly required: preHandlerAsyncHookHandler;
  /** For public changing routes: refuses requests that a browser marks as another site's. */
  readonly sameOrigin: preHandlerAsyncHookHandler;
  /** The caller, or null without a valid session. Throws nothing. */
  identify(request: FastifyRequest): Promise<Caller | null>;
}
