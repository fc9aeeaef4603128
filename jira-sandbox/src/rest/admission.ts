import type { FastifyReply, FastifyRequest } from 'fastify';
import { bearerAccess, scopeMissing, unauthorized } from '../oauth/account-routes.ts';
import type { Grants } from '../oauth/grants.ts';
import { granularScopes } from '../oauth/granular-scopes.ts';
import { membersOfSite } from '../oauth/site-access.ts';
import type { Person } from '../site/model/person.ts';
import type { Site } from '../site/model/site.ts';
import { demoPeople } from '../site/people.ts';
import type { RestRoute } from './call.ts';

export interface AdmissionParts {
  grants: Grants;
  apiToken: string;
  origin(): string;
  sites(): readonly Site[];
}

/** Who was let in, and to which site. */
export interface Visitor {
  readonly site: Site;
  readonly me: Person;
  /** What `self` links start with. */
  readonly base: string;
  readonly isOAuth: boolean;
}

/** Null when the request was refused, which the reply then says. `route` is null where the path leads nowhere. */
export type Admission = (
  request: FastifyRequest,
  reply: FastifyReply,
  parts: AdmissionParts,
  route: RestRoute | null,
) => Visitor | null;

/** `/ex/jira/{cloudId}/…`: a Bearer token with the scope of the operation, classic or granular. */
export const oauthVisitor: Admission = (request, reply, parts, route) => {
  const access = bearerAccess(request, parts.grants);
  const cloudId = param(request, 'cloudId');
  const me = demoPeople.find((person) => person.accountId === access?.accountId);
  if (access === null || me === undefined) {
    unauthorized(reply);
    return null;
  }
  const site = parts.sites().find((candidate) => candidate.cloudId === cloudId);
  if (site === undefined || !access.cloudIds.includes(cloudId)) {
    reply.code(404).send({ code: 404, message: 'No site with this cloud id is accessible to the app.' });
    return null;
  }
  if (route !== null && !covers(access.scopes, route)) {
    scopeMissing(reply);
    return null;
  }
  return { site, me, base: `${parts.origin()}/ex/jira/${cloudId}`, isOAuth: true };
};

function covers(scopes: readonly string[], { method, path, scope }: RestRoute): boolean {
  if (scope === null) return false;
  const hasAll = (needed: readonly string[]) => needed.every((each) => scopes.includes(each));
  // The agile API has no classic scopes: it names all that it needs.
  if (typeof scope !== 'string') return hasAll(scope);
  const granular = granularScopes(method, path);
  return scopes.includes(scope) || (granular !== null && hasAll(granular));
}

/** The site's own address: e-mail and API token. OAuth's tokens are strangers here. */
export const basicVisitor: Admission = (request, reply, parts) => {
  const encoded = /^Basic\s+(\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? '';
  const credentials = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = credentials.indexOf(':');
  const email = credentials.slice(0, Math.max(colon, 0)).toLowerCase();
  const me: Person | undefined = demoPeople.find((person) => person.email === email);
  const name = param(request, 'site');
  const position = name === '' ? 0 : parts.sites().findIndex((site) => site.name === name);
  const site = parts.sites()[position];
  if (site === undefined) {
    reply.code(404).send({ errorMessage: 'Site temporarily unavailable' });
    return null;
  }
  if (
    me === undefined ||
    credentials.slice(colon + 1) !== parts.apiToken ||
    !membersOfSite(position).includes(me)
  ) {
    reply
      .code(401)
      .header('www-authenticate', `OAuth realm="${encodeURIComponent(parts.origin())}"`)
      .send({ message: 'Client must be authenticated to access this resource.', 'status-code': 401 });
    return null;
  }
  return { site, me, base: position === 0 ? parts.origin() : `${parts.origin()}/${name}`, isOAuth: false };
};

function param({ params }: FastifyRequest, name: string): string {
  const value: unknown =
    typeof params === 'object' && params !== null ? Reflect.get(params, name) : undefined;
  return typeof value === 'string' ? value : '';
}
