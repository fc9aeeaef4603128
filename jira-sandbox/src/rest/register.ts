import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { LIMIT_BODY, type LimitedRequest, type RateLimits } from '../limits/rate-limits.ts';
import { refuseForbidden } from '../permissions/operation-permissions.ts';
import type { SitePermissions } from '../permissions/site-permissions.ts';
import type { IndexLag } from '../search/index-lag.ts';
import type { SiteChanges } from '../site/changes.ts';
import type { Site } from '../site/model/site.ts';
import type { Switches } from '../switches.ts';
import {
  type Admission,
  type AdmissionParts,
  basicVisitor,
  oauthVisitor,
  type Visitor,
} from './admission.ts';
import { allowedMethods, operationMatcher } from './allowed-methods.ts';
import type { MediaLinks } from './attachment/media-links.ts';
import { uploadedFiles } from './attachment/uploaded-files.ts';
import { findIssue, type RestRoute } from './call.ts';
import { refuseMalformedDocuments } from './document-bodies.ts';
import type { LackingOperation } from './lacking-operations.ts';
import { JiraRefusal } from './refusal.ts';

/** Routes that share the beginning of their path, such as `/rest/api/3`. */
export interface RestApi {
  readonly base: string;
  readonly routes: readonly RestRoute[];
  /** What Jira itself has below the base besides. */
  readonly lacking: readonly LackingOperation[];
}

interface RestParts extends AdmissionParts {
  apis: readonly RestApi[];
  now(): number;
  switches: Readonly<Switches>;
  indexLagOf(site: Site): IndexLag;
  changesOf(site: Site): SiteChanges;
  permissionsOf(site: Site): SitePermissions;
  limits: RateLimits;
  media: MediaLinks;
}

/** Serves the routes under `/ex/jira/{cloudId}` for OAuth and under each site's own address for API tokens. */
export function registerRest(app: FastifyInstance, parts: RestParts): void {
  for (const api of parts.apis) {
    serve(app, `/ex/jira/:cloudId${api.base}`, api, parts, oauthVisitor);
    serve(app, api.base, api, parts, basicVisitor);
    serve(app, `/:site${api.base}`, api, parts, basicVisitor);
  }
}

function serve(
  app: FastifyInstance,
  prefix: string,
  { base, routes, lacking }: RestApi,
  parts: RestParts,
  admit: Admission,
): void {
  for (const route of routes) {
    app.route({
      method: route.method,
      url: prefix + route.path,
      handler: async (request, reply) => {
        const visitor = admit(request, reply, parts, route);
        if (visitor === null) return reply;
        reply.header('x-aaccountid', visitor.me.accountId);
        const limited = limitedRequest(visitor, route, request);
        const refusal = parts.limits.refusal(limited);
        if (refusal !== null) return reply.code(429).headers(refusal).send(LIMIT_BODY);
        const permissions = parts.permissionsOf(visitor.site);
        const site = permissions.seenBy(visitor.me);
        const params = textRecord(request.params);
        const named = /^\/issue\/:(\w+)/.exec(route.path)?.[1];
        if (route.method !== 'GET' && named !== undefined) {
          const issue = findIssue(site, params[named] ?? '');
          refuseForbidden(permissions, visitor.me, route.method, route.path, params, issue);
        }
        // Properties hold any JSON, also what only looks like a document.
        if (!route.path.includes('/properties')) refuseMalformedDocuments(request.body);
        const answer = await route.handle({
          ...visitor,
          site,
          permissions,
          changes: parts.changesOf(visitor.site),
          switches: parts.switches,
          indexLag: parts.indexLagOf(visitor.site),
          logins: parts.grants.signIns(visitor.me.accountId),
          now: parts.now(),
          params,
          query: queryRecord(request.query),
          body: request.body,
          headers: request.headers,
          files: () => uploadedFiles(request),
          media: parts.media,
          reply,
        });
        if (answer === reply) return reply;
        reply.headers(parts.limits.charge(limited, answer));
        if (answer === undefined) return reply.code(204).send();
        if (reply.statusCode === 201 && !reply.hasHeader('location')) locate(reply, answer);
        return reply.send(answer);
      },
    });
  }
  const isLacking = operationMatcher(lacking);
  const methodsOf = allowedMethods(routes, lacking);
  app.all(`${prefix}/*`, async (request, reply) => {
    const visitor = admit(request, reply, parts, null);
    if (visitor === null) return reply;
    const path = request.url.split('?')[0] ?? request.url;
    const below = textRecord(request.params)['*'] ?? '';
    if (isLacking(request.method, `/${below}`))
      throw new JiraRefusal(501, [
        `The sandbox does not offer ${request.method} ${path} yet; what it offers stands in docs/sandbox.md.`,
      ]);
    const allowed = methodsOf(`/${below}`);
    if (allowed === null) {
      const message = `null for uri: ${visitor.base}${base}/${below}`;
      return reply.code(404).send({ message, 'status-code': 404 });
    }
    reply.header('allow', allowed.join(','));
    if (request.method === 'OPTIONS') return reply.code(200).send();
    return reply.code(405).send({ message: 'HTTP 405 Method Not Allowed', 'status-code': 405 });
  });
}

function limitedRequest(
  { site, isOAuth }: Visitor,
  route: RestRoute,
  request: FastifyRequest,
): LimitedRequest {
  const named = /^\/issue\/:(\w+)/.exec(route.path)?.[1];
  return {
    isOAuth,
    cloudId: site.cloudId,
    method: route.method,
    path: route.path,
    isWrite:
      route.method !== 'GET' && ![route.scope].flat().every((scope) => scope?.startsWith('read:') === true),
    issue: named === undefined ? null : (textRecord(request.params)[named] ?? null),
  };
}

/** Jira says where the new thing is. */
function locate(reply: FastifyReply, answer: unknown): void {
  if (typeof answer !== 'object' || answer === null || !('self' in answer)) return;
  if (typeof answer.self === 'string') reply.header('location', encodeURI(answer.self));
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
