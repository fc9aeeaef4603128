import compress from '@fastify/compress';
import formbody from '@fastify/formbody';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { BoundedLog, Call, TokenRequest } from './call-log.ts';
import { type ControlParts, isControlPath, registerControl } from './control/control-routes.ts';
import { answerFault, sendSpoiled, spoilsAnswer } from './fault-answers.ts';
import { type Fault, type Faults, operationName } from './faults.ts';
import { readJsonBody } from './json-body.ts';
import type { RateLimits } from './limits/rate-limits.ts';
import { registerAccountRoutes } from './oauth/account-routes.ts';
import { registerAuthorizeRoutes } from './oauth/authorize-routes.ts';
import { registerConnectedApps } from './oauth/connected-apps.ts';
import type { Grants } from './oauth/grants.ts';
import { registerTokenRoutes } from './oauth/token-routes.ts';
import type { SandboxSettings } from './options.ts';
import { registerPages } from './pages.ts';
import { SitePermissions } from './permissions/site-permissions.ts';
import { MediaLinks } from './rest/attachment/media-links.ts';
import { registerUploads } from './rest/attachment/uploaded-files.ts';
import { JiraRefusal } from './rest/refusal.ts';
import { operationOf, registerRest } from './rest/register.ts';
import { servedApis } from './rest/routes.ts';
import { IndexLag } from './search/index-lag.ts';
import { SiteChanges } from './site/changes.ts';
import type { Site } from './site/model/site.ts';
import type { Switches } from './switches.ts';
import { answerUnreadable } from './unreadable-request.ts';

interface HttpParts {
  settings: SandboxSettings;
  switches: Readonly<Switches>;
  limits: RateLimits;
  /** Null: there is no control API. */
  control: ControlParts | null;
  now(): number;
  faults: Faults;
  calls: BoundedLog<Call>;
  tokenRequests: BoundedLog<TokenRequest>;
  grants: Grants;
  origin(): string;
  sites(): readonly Site[];
  /** Requests wait for it: the address is known, and so the site can be made, only after listening began. */
  ready: Promise<void>;
}

/** Every route of the sandbox on one origin, with the log of calls and the lined-up faults before all of them. */
export async function buildApp(parts: HttpParts): Promise<FastifyInstance> {
  const app = fastify({
    forceCloseConnections: true,
    bodyLimit: 10 * 1024 * 1024,
    clientErrorHandler: answerUnreadable,
    // As Jira's own server does, for scripts that join addresses carelessly.
    routerOptions: { maxParamLength: 512, ignoreTrailingSlash: true, ignoreDuplicateSlashes: true },
  });
  app.register(formbody);
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => {
    try {
      done(null, readJsonBody(String(body)));
    } catch (error) {
      done(error instanceof Error ? error : new Error(String(error)), undefined);
    }
  });
  observe(app, parts);
  // After the faults, which spoil the answer as it goes out; gzip is what Atlassian's gateway sends.
  // Attachments go out as they are, since clients ask for ranges of them.
  await app.register(compress, {
    encodings: ['gzip'],
    threshold: 1_024,
    // How small an answer gets is nobody's question here.
    zlibOptions: { level: 1 },
    customTypes: /^(application\/json|text\/html)/,
  });
  app.setErrorHandler((error, _request, reply) => answerError(error, reply));
  app.setNotFoundHandler((request, reply) =>
    reply
      .code(404)
      .send({ code: 404, message: `There is nothing at ${request.method} ${pathOf(request.url)}` }),
  );
  const { settings } = parts;
  registerAuthorizeRoutes(app, { ...settings, grants: parts.grants, sites: parts.sites });
  registerTokenRoutes(app, { ...settings, ...parts });
  registerAccountRoutes(app, parts);
  const indexLagOf = perSite(() => new IndexLag(() => parts.switches.searchLagMs, parts.now));
  const media = new MediaLinks({ ...parts, secret: settings.random(32) });
  media.register(app);
  registerUploads(app);
  registerRest(app, {
    media,
    ...parts,
    apiToken: settings.apiToken,
    apis: servedApis,
    indexLagOf,
    changesOf: perSite((site) => new SiteChanges(site, indexLagOf(site))),
    permissionsOf: perSite((site) => new SitePermissions(site, () => parts.switches.permissions)),
  });
  registerPages(app, parts);
  registerConnectedApps(app, parts);
  if (parts.control !== null) registerControl(app, parts.control);
  return app;
}

/** Made once for each site, and forgotten with it. */
function perSite<Part extends object>(make: (site: Site) => Part): (site: Site) => Part {
  const parts = new WeakMap<Site, Part>();
  return (site) => {
    const part = parts.get(site) ?? make(site);
    parts.set(site, part);
    return part;
  };
}

/** Logs each call and lets a lined-up fault meet it before authentication and body, as a broken network would. */
function observe(app: FastifyInstance, parts: HttpParts): void {
  const open = new WeakMap<object, Call>();
  const spoiled = new WeakMap<object, Fault>();
  app.addHook('onRequest', async (request, reply) => {
    await parts.ready;
    const path = pathOf(request.url);
    if (parts.control !== null && isControlPath(path)) return;
    const query = request.url.slice(path.length + 1);
    const { method } = request;
    open.set(request, parts.calls.add({ method, path, query, at: parts.now(), status: null }));
    const fault =
      parts.faults.pending === 0 ? null : parts.faults.take({ method, path, operation: operation(request) });
    if (fault === null) return;
    if (spoilsAnswer(fault)) spoiled.set(request, fault);
    if (await answerFault(parts.faults, fault, request, reply, parts.now())) return reply;
    return;
  });
  app.addHook('onSend', async (request, reply, payload) => {
    const fault = spoiled.get(request);
    if (fault === undefined) return payload;
    await sendSpoiled(parts.faults, fault, reply, payload);
    // The answer is out; nothing may follow it.
    return new Promise(() => {});
  });
  app.addHook('onResponse', async (request, reply) => {
    const call = open.get(request);
    if (call !== undefined) call.status = reply.statusCode;
  });
}

/** Of Jira, or of the routes beside it. */
function operation({ method, url, routeOptions }: FastifyRequest): string | null {
  const meant =
    operationOf(servedApis, method, url) ?? (routeOptions.url ? `${method} ${routeOptions.url}` : null);
  return meant === null ? null : operationName(meant);
}

function answerError(error: unknown, reply: FastifyReply): FastifyReply {
  if (error instanceof JiraRefusal) return reply.code(error.status).send(error.body);
  const status =
    error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number'
      ? error.statusCode
      : 500;
  const message = error instanceof Error ? error.message : 'The sandbox failed.';
  return reply.code(status).send({ errorMessages: [message], errors: {} });
}

function pathOf(url: string): string {
  const query = url.indexOf('?');
  return query === -1 ? url : url.slice(0, query);
}
