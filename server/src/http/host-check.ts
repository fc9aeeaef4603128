import type { FastifyReply, FastifyRequest } from 'fastify';
import { problemFor, sendProblem } from './problems.ts';

const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Refuses requests whose Host is not ours. Without it a hostile page could point its own name at this address
 * (DNS rebinding) and be same-origin with the server. Loopback names are always ours: a rebinding page is never
 * loaded under one of them.
 */
export function hostCheck(publicUrl: string) {
  const own = new URL(publicUrl).hostname;
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
    const host = hostnameOf(request.headers.host);
    if (host !== null && (host === own || loopback.has(host))) return undefined;
    return sendProblem(reply, problemFor('request.wrong-host', request.id));
  };
}

function hostnameOf(host: string | undefined): string | null {
  return host === undefined ? null : (URL.parse(`http://${host}`)?.hostname ?? null);
}
