import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { bearerAccess, scopeMissing, unauthorized } from '../oauth/account-routes.ts';
import type { Grants } from '../oauth/grants.ts';
import { refuseForbidden } from '../permissions/operation-permissions.ts';
import type { SitePermissions } from '../permissions/site-permissions.ts';
import type { SiteChanges } from '../site/changes.ts';
import type { Person, Site } from '../site/model.ts';
import { demoPeople } from '../site/people.ts';
import { findIssue, type RestRoute, type Scope } from './call.ts';
import { JiraRefusal } from './refusal.ts';

/** Routes that share the beginning of their path, such as `/rest/api/3`. */
export interface RestApi {
  readonly base: string;
  readonly routes: readonly RestRoute[];
}

interface RestParts {
  grants: Grants;
  apiToken: string;
  apis: readonly RestApi[];
  now(): number;
  origin(): string;
  sites(): readonly Site[];
  changesOf(site: Site): SiteChanges;
  permissionsOf(site: Site): SitePermissions;
}

interface Visitor {
  site: Site;
  me: Person;
  base: string;
}

/** Serves the routes on both bases: `/ex/jira/{cloudId}` for OAuth, the plain one for e-mail and API token. */
export function registerRest(app: FastifyInstance, parts: RestParts): void {
  for (const api of parts.apis) {
    serve(app, `/ex/jira/:cloudId${api.base}`, api.routes, parts, oauthVisitor);
    serve(app, api.base, api.routes, parts, basicVisitor);
  }
}

type Admission = (
  request: FastifyRequest,
  reply: FastifyReply,
  parts: RestParts,
  scope: Scope | null,
) => Visitor | null;

function serve(
  app: FastifyInstance,
  prefix: string,
  routes: readonly RestRoute[],
  parts: RestParts,
  admit: Admission,
): void {
  for (const route of routes) {
    app.route({
      method: route.method,
      url: prefix + route.path,
      handler: async (request, reply) => {
        const visitor = admit(request, reply, parts, route.scope);
        if (visitor === null) return reply;
        const permissions = parts.permissionsOf(visitor.site);
        const site = permissions.seenBy(visitor.me);
        const params = textRecord(request.params);
        const named = /^\/issue\/:(\w+)/.exec(route.path)?.[1];
        if (route.method !== 'GET' && named !== undefined) {
          const issue = findIssue(site, params[named] ?? '');
          refuseForbidden(permissions, visitor.me, route.method, route.path, params, issue);
        }
        const answer = await route.handle({
          ...visitor,
          site,
          permissions,
          changes: parts.changesOf(visitor.site),
          now: parts.now(),
          params,
          query: queryRecord(request.query),
          body: request.body,
          reply,
        });
        if (answer === undefined) return reply.code(204).send();
        return reply.send(answer);
      },
    });
  }
  app.all(`${prefix}/*`, async (request, reply) => {
    const visitor = admit(request, reply, parts, null);
    if (visitor === null) return reply;
    const path = request.url.split('?')[0];
    throw new JiraRefusal(501, [`The sandbox does not offer ${request.method} ${path} yet.`]);
  });
}

function oauthVisitor(
  request: FastifyRequest,
  reply: FastifyReply,
  parts: RestParts,
  scope: Scope | null,
): Visitor | null {
  const access = bearerAccess(request, parts.grants);
  const { cloudId } = textRecord(request.params);
  const me = demoPeople.find((person) => person.accountId === access?.accountId);
  if (access === null || me === undefined || cloudId === undefined) {
    unauthorized(reply);
    return null;
  }
  const site = parts.sites().find((candidate) => candidate.cloudId === cloudId);
  if (site === undefined || !access.cloudIds.includes(cloudId)) {
    reply.code(404).send({ code: 404, message: 'No site with this cloud id is accessible to the app.' });
    return null;
  }
  if (scope !== null && !access.scopes.includes(scope)) {
    scopeMissing(reply);
    return null;
  }
  return { site, me, base: `${parts.origin()}/ex/jira/${cloudId}` };
}

function basicVisitor(request: FastifyRequest, reply: FastifyReply, parts: RestParts): Visitor | null {
  const encoded = /^Basic\s+(\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? '';
  const credentials = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = credentials.indexOf(':');
  const email = credentials.slice(0, Math.max(colon, 0)).toLowerCase();
  const me = demoPeople.find((person) => person.email === email);
  const site = parts.sites()[0];
  if (me === undefined || site === undefined || credentials.slice(colon + 1) !== parts.apiToken) {
    reply
      .code(401)
      .header('www-authenticate', `OAuth realm="${encodeURIComponent(parts.origin())}"`)
      .send({ message: 'Client must be authenticated to access this resource.', 'status-code': 401 });
    return null;
  }
  return { site, me, base: parts.origin() };
}

function textRecord(value: unknown): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const [name, text] of Object.entries(value ?? {})) if (typeof text === 'string') texts[name] = text;
  return texts;
}

function queryRecord(value: unknown): Record<string, string | string[]> {
  const texts: Record<string, string | string[]> = {};
  for (const [name, given] of Object.entries(value ?? {})) {
    if (typeof given === 'string') texts[name] = given;
    else if (Array.isArray(given)) texts[name] = given.filter((part) => typeof part === 'string');
  }
  return texts;
}
