import { existsSync } from 'node:fs';
import path from 'node:path';
import manifest from '../package.json' with { type: 'json' };
import { createAdministrators } from './administration/administrators.ts';
import type { Ambient } from './ambient.ts';
import type { Config } from './config.ts';
import type { AppInstance } from './http/app-instance.ts';
import { createAuthentication } from './http/authentication.ts';
import { type GuardedRoute, guardRoutes } from './http/route-guard.ts';
import { registerAdministrationRoutes } from './http/routes/administration.ts';
import { registerAttachmentRoutes } from './http/routes/attachments.ts';
import { registerAuthRoutes } from './http/routes/auth.ts';
import { registerAuthExtensionRoutes } from './http/routes/auth-extension.ts';
import { registerAuthOAuthRoutes } from './http/routes/auth-oauth.ts';
import { registerChatRoutes } from './http/routes/chat.ts';
import { registerConversationRoutes } from './http/routes/conversations.ts';
import { registerFileRoutes } from './http/routes/files.ts';
import { registerHealthRoutes } from './http/routes/health.ts';
import { registerJiraRoutes } from './http/routes/jira.ts';
import { registerMetricsRoute } from './http/routes/metrics.ts';
import { registerModelUsageRoute } from './http/routes/model-usage.ts';
import { registerPages } from './http/routes/pages.ts';
import { registerReminderEventStreamRoute } from './http/routes/reminder-event-stream.ts';
import { registerReminderRoutes } from './http/routes/reminders.ts';
import { registerRuleRoutes } from './http/routes/rules.ts';
import { registerSessionRoutes } from './http/routes/sessions.ts';
import { registerTokenRoutes } from './http/routes/token.ts';
import { registerTokenEventStreamRoute } from './http/routes/token-event-stream.ts';
import { registerTokenUsageRoute } from './http/routes/token-usage.ts';
import { createHttpServer } from './http/server.ts';
import { openServices, type Services } from './services.ts';
import { AttemptLimiter } from './sessions/attempt-limiter.ts';
import { createCookies } from './sessions/cookies.ts';
import { createExtensionCodes } from './sessions/extension-codes.ts';
import { newSecretToken } from './sessions/secret-token.ts';
import { createSessions } from './sessions/sessions.ts';
import { createSignIns } from './sessions/sign-ins.ts';

export interface App {
  readonly config: Config;
  /** Opens the connection of the server's API token; null when there is none. */
  readonly accessKey: string | null;
  readonly http: AppInstance;
  readonly services: Services;
  readonly routes: readonly GuardedRoute[];
  /** Where it listens, once it does. */
  readonly url: string;
  listen(): Promise<void>;
  /** Answers what is under way, lets refreshes end, closes the database. */
  close(): Promise<void>;
}

export interface AppOptions {
  readonly config: Config;
  readonly ambient: Ambient;
  readonly logStream?: { write(line: string): void };
}

/** The composition root: constructs every part and hands each its dependencies. */
export async function createApp({ config, ambient, logStream }: AppOptions): Promise<App> {
  const http = await createHttpServer({
    config,
    version: manifest.version,
    newId: () => ambient.newId(),
    ...(logStream === undefined ? {} : { logStream }),
    ...referenceAssets(),
  });
  const services = await openServices({ config, ambient, log: http.log });
  const { vault, jira, assistant, sessionStore } = services;
  const accessKey = config.apiToken === null ? null : (config.accessKey ?? newSecretToken(ambient));

  const sessions = createSessions({ store: sessionStore, ambient });
  const cookies = createCookies({ publicUrl: config.publicUrl });
  const authentication = createAuthentication({ sessions, cookies, publicUrl: config.publicUrl });
  const signIns = createSignIns({ store: sessionStore, ambient });
  const extensionCodes = createExtensionCodes({
    store: sessionStore,
    ambient,
    extensionIds: config.extensionIds,
  });
  const { oauth } = services;
  const administrators = createAdministrators({ listed: config.administrators, vault });

  authentication.register(http);
  await registerPages(http, path.resolve(import.meta.dirname, '../../ui/dist'));
  const routes = guardRoutes(http, authentication);
  registerMetricsRoute(http, {
    metrics: services.metrics,
    metricsToken: config.metricsToken,
    publicUrl: config.publicUrl,
  });
  registerHealthRoutes(http, {
    version: manifest.version,
    now: () => ambient.now(),
    checks: services.checks,
  });
  registerAuthRoutes(http, {
    authentication,
    sessions,
    cookies,
    vault,
    attempts: new AttemptLimiter({ ambient }),
    ambient,
    accessKey,
    oauth: oauth !== null,
    demo: config.demo,
    administrators,
  });
  registerSessionRoutes(http, { authentication, sessions, cookies });
  registerAuthOAuthRoutes(http, {
    oauth,
    authentication,
    sessions,
    signIns,
    cookies,
    vault,
    ambient,
    publicUrl: config.publicUrl,
  });
  registerAuthExtensionRoutes(http, {
    authentication,
    sessions,
    extensionCodes,
    vault,
    oauth: oauth !== null,
  });
  registerTokenRoutes(http, { authentication, vault, sessions, cookies });
  registerTokenEventStreamRoute(http, { authentication, vault });
  registerTokenUsageRoute(http, {
    authentication,
    vault,
    usage: services.usage,
    meter: services.meter,
    now: () => ambient.now(),
  });
  registerAdministrationRoutes(http, {
    authentication,
    administrators,
    vault,
    overview: services.overview,
    usage: services.usage,
    meter: services.meter,
    bus: services.bus,
    assistant,
    modelUsage: services.modelUsage,
    now: () => ambient.now(),
  });
  registerModelUsageRoute(http, {
    authentication,
    modelUsage: services.modelUsage,
    modelBudget: services.modelBudget,
    now: () => ambient.now(),
  });
  registerJiraRoutes(http, { authentication, jira });
  registerAttachmentRoutes(http, { authentication, jira });
  registerChatRoutes(http, { authentication, assistant });
  registerConversationRoutes(http, { authentication, assistant });
  registerFileRoutes(http, { authentication, assistant });
  registerRuleRoutes(http, { authentication, assistant });
  const { reminders } = services;
  registerReminderRoutes(http, { authentication, reminders, jira });
  registerReminderEventStreamRoute(http, { authentication, reminders });

  let url = '';
  return {
    config,
    accessKey,
    http,
    services,
    routes,
    get url() {
      return url;
    },
    async listen() {
      url = await http.listen({ host: config.host, port: config.port });
      services.start();
      assistant.start((error) => http.log.error({ err: error }, 'plan: going on with it failed'));
    },
    async close() {
      await assistant.stop();
      await http.close();
      await services.close();
    },
  };
}

/** In the bundle the files of /docs lie beside the code; in the sources their package finds them itself. */
function referenceAssets(): { referenceAssets?: string } {
  const folder = path.join(import.meta.dirname, 'static');
  return existsSync(folder) ? { referenceAssets: folder } : {};
}
