import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { demoPeople } from '../site/people.ts';
import type { Access, Grants } from './grants.ts';
import { productOf } from './scopes.ts';

interface AccountParts {
  grants: Grants;
  origin(): string;
  sites(): readonly { cloudId: string; name: string; url: string }[];
}

/** What the app may ask of api.atlassian.com itself: which sites it was given, and who gave them. */
export function registerAccountRoutes(app: FastifyInstance, parts: AccountParts): void {
  app.get('/oauth/token/accessible-resources', async (request, reply) => {
    const access = bearerAccess(request, parts.grants);
    if (access === null) return unauthorized(reply);
    return parts
      .sites()
      .filter((site) => access.cloudIds.includes(site.cloudId))
      .flatMap((site) =>
        // A site that two products share is listed twice, with the same id: only the scopes tell them apart.
        (['jira', 'confluence'] as const).map((product) => ({
          id: site.cloudId,
          url: site.url,
          name: site.name,
          scopes: access.scopes.filter((scope) => productOf(scope) === product),
          avatarUrl: `${parts.origin()}/avatars/site.svg`,
        })),
      )
      .filter(({ scopes }) => scopes.length > 0);
  });

  app.get('/me', async (request, reply) => {
    const access = bearerAccess(request, parts.grants);
    if (access === null) return unauthorized(reply);
    if (!access.scopes.includes('read:me')) return scopeMissing(reply);
    const person = demoPeople.find((candidate) => candidate.accountId === access.accountId);
    if (person === undefined) return unauthorized(reply);
    return {
      account_type: person.accountType,
      account_id: person.accountId,
      email: person.email,
      name: person.displayName,
      picture: `${parts.origin()}/avatars/${encodeURIComponent(person.accountId)}.svg`,
      account_status: 'active',
      nickname: person.displayName,
      zoneinfo: person.timeZone,
      locale: person.locale.replace('_', '-'),
      extended_profile: {},
      email_verified: true,
    };
  });
}

/** The rights behind the request's Bearer token; null when it has none that is valid. */
export function bearerAccess(request: FastifyRequest, grants: Grants): Access | null {
  const token = /^Bearer\s+(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  return token === undefined ? null : grants.access(token);
}

export function unauthorized(reply: FastifyReply): FastifyReply {
  return reply.code(401).send({ code: 401, message: 'Unauthorized' });
}

export function scopeMissing(reply: FastifyReply): FastifyReply {
  return reply.code(401).send({ code: 401, message: 'Unauthorized; scope does not match' });
}
