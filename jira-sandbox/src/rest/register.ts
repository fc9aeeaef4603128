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
import type { MediaLinks } from './attachment/media-links.ts';
import { uploadedFiles } from './attachment/uploaded-files.ts';
import { findIssue, type RestRoute } from './call.ts';
import { refuseMalformedDocuments } from './document-bodies.ts';
import { JiraRefusal } from './refusal.ts';
import type { FoundRoute, RestApi } from './rest-api.ts';

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

/** Where an API is served: what stands before its base, and who is let in there. */
const PREFIXES: readonly { readonly prefix: string; readonly admit: Admission }[] = [
  { prefix: '/ex/jira/:cloudId', admit: oauthVisitor },
  { prefix: '', admit: basicVisitor },
  { prefix: '/:site', admit: basicVisitor },
];

/** Serves the routes under `/ex/jira/{cloudId}` for OAuth and under each site's own address for API tokens. */
export function registerRest(app: FastifyInstance, parts: RestParts): void {
  for (const api of parts.apis) {
    for (const { prefix, admit } of PREFIXES) {
      const start = prefix + api.base;
      const depth = start.split('/').length;
      app.all(`${start}/*`, (request, reply) => {
        const below = pathBelow(request.url, depth);
        const found = api.find(request.method, below);
        const visitor = admit(request, reply, parts, found?.route ?? null);
        if (visitor === null) return reply;
        if (found === null) return refuse(request, reply, api, visitor, below);
        return answer(request, reply, parts, visitor, found);
      });
    }
  }
}

/** What an address has after so many parts of its path, with its escapes. Empty parts do not count, as for Jira's server. */
function pathBelow(url: string, depth: number): string {
  const path = pathOf(url).replace(/^\w+:\/\/[^/]*/, '');
  return `/${path
    .replace(/\/{2,}/g, '/')
    .split('/')
    .slice(depth)
    .join('/')}`;
}

function pathOf(url: string): string {
  return url.split('?')[0] ?? url;
}

/**
 * The operation that a request for Jira means, as `GET /rest/api/3/issue/:issueIdOrKey`; null where no route is met.
 * `method` and `url` are as they were sent.
 */
export function operationOf(apis: readonly RestApi[], method: string, url: string): string | null {
  const path = pathBelow(url, 1);
  const depth = /^\/ex\/jira\/[^/]+\//.test(path) ? 4 : /^\/(rest|secure)\//.test(path) ? 1 : 2;
  const below = pathBelow(url, depth);
  for (const api of apis) {
    const route = below.startsWith(`${api.base}/`)
      ? api.find(method, below.slice(api.base.length))?.route
      : undefined;
    if (route !== undefined) return `${method} ${api.base}${route.path}`;
  }
  return null;
}

async function answer(
  request: FastifyRequest,
  reply: FastifyReply,
  parts: RestParts,
  visitor: Visitor,
  { route, params }: FoundRoute,
): Promise<unknown> {
  reply.header('x-aaccountid', visitor.me.accountId);
  const named = /^\/issue\/:(\w+)/.exec(route.path)?.[1];
  const limited = limitedRequest(visitor, route, named === undefined ? null : (params[named] ?? null));
  const refusal = parts.limits.refusal(limited);
  if (refusal !== null) return reply.code(429).headers(refusal).send(LIMIT_BODY);
  const permissions = parts.permissionsOf(visitor.site);
  const site = permissions.seenBy(visitor.me);
  if (route.method !== 'GET' && named !== undefined) {
    const issue = findIssue(site, params[named] ?? '');
    refuseForbidden(permissions, visitor.me, route.method, route.path, params, issue);
  }
  // Properties hold any JSON, also what only looks like a document.
  if (!route.path.includes('/properties')) refuseMalformedDocuments(request.body);
  const given = await route.handle({
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
  if (given === reply) return reply;
  reply.headers(parts.limits.charge(limited, given));
  if (given === undefined) return reply.code(204).send();
  if (reply.statusCode === 201 && !reply.hasHeader('location')) locate(reply, given);
  return reply.send(given);
}

/** What Jira has and the sandbox has not is 501; a method that Jira does not know there 405; any other path 404. */
function refuse(
  { method, url }: FastifyRequest,
  reply: FastifyReply,
  api: RestApi,
  visitor: Visitor,
  below: string,
): FastifyReply {
  if (api.isLacking(method, below))
    throw new JiraRefusal(501, [
      `The sandbox does not offer ${method} ${pathOf(url)} yet; what it offers stands in docs/sandbox.md.`,
    ]);
  const allowed = api.methodsOf(below);
  if (allowed === null) {
    const message = `null for uri: ${visitor.base}${api.base}${below}`;
    return reply.code(404).send({ message, 'status-code': 404 });
  }
  reply.header('allow', allowed.join(','));
  if (method === 'OPTIONS') return reply.code(200).send();
  return reply.code(405).send({ message: 'HTTP 405 Method Not Allowed', 'status-code': 405 });
}

function limitedRequest(
  { site, isOAuth }: Visitor,
  { method, path, scope }: RestRoute,
  issue: string | null,
): LimitedRequest {
  return {
    isOAuth,
    cloudId: site.cloudId,
    method,
    path,
    isWrite: method !== 'GET' && ![scope].flat().every((each) => each?.startsWith('read:') === true),
    issue,
  };
}

/** Jira says where the new thing is. */
function locate(reply: FastifyReply, answer: unknown): void {
  if (typeof answer !== 'object' || answer === null || !('self' in answer)) return;
  if (typeof answer.self === 'string') reply.header('location', encodeURI(answer.self));
}

function queryRecord(value: unknown): Record<string, string | string[]> {
  const texts: Record<string, string | string[]> = {};
  for (const [name, given] of Object.entries(value ?? {})) {
    if (typeof given === 'string') texts[name] = given;
    else if (Array.isArray(given)) texts[name] = given.filter((part) => typeof part === 'string');
  }
  return texts;
}
