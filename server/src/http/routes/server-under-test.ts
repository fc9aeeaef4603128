import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { createJira } from '../../jira/create-jira.ts';
import { createOAuthClient } from '../../oauth/oauth-client.ts';
import { AttemptLimiter } from '../../sessions/attempt-limiter.ts';
import { createCookies } from '../../sessions/cookies.ts';
import { createExtensionCodes } from '../../sessions/extension-codes.ts';
import { createSessions } from '../../sessions/sessions.ts';
import { createSignIns } from '../../sessions/sign-ins.ts';
import { createConnectionStore } from '../../storage/connection-store.ts';
import { openDatabase } from '../../storage/database.ts';
import { createSessionStore } from '../../storage/session-store.ts';
import { createVault } from '../../vault/create-vault.ts';
import { openKeyRing } from '../../vault/key-ring.ts';
import { createAuthentication } from '../authentication.ts';
import { createHttpServer } from '../server.ts';
import { registerAuthRoutes } from './auth.ts';
import { registerAuthExtensionRoutes } from './auth-extension.ts';
import { registerAuthOAuthRoutes } from './auth-oauth.ts';
import { registerJiraRoutes } from './jira.ts';
import { registerSessionRoutes } from './sessions.ts';
import { registerTokenRoutes } from './token.ts';
import { registerTokenEventStreamRoute } from './token-event-stream.ts';

export const extensionId = 'abcdefghijklmnopabcdefghijklmnop';
export const accessKey = 'the-access-key-that-was-printed';

/** For tests: the routes of sign-in and token over a real vault and database, without the rest of the server. */
export async function startServerUnderTest({
  atlassian,
  now,
  databaseFile = ':memory:',
  publicUrl = 'http://localhost:8000',
  trustedProxies = [],
}: {
  atlassian: {
    client: { id: string; secret: string; authUrl: string; apiUrl: string };
    apiToken: { siteUrl: string; username: string; token: string };
  };
  now: () => number;
  databaseFile?: string;
  publicUrl?: string;
  trustedProxies?: readonly string[];
}) {
  const lines: string[] = [];
  const ambient = {
    now,
    random: () => 0.5,
    newId: randomUUID,
    randomBytes: (length: number) => randomBytes(length),
    fetch,
  };
  const database = await openDatabase({ file: databaseFile, now });
  const app = await createHttpServer({
    config: { publicUrl, logLevel: 'trace', trustedProxies },
    version: '0.0.0',
    newId: randomUUID,
    logStream: { write: (line) => lines.push(line) },
  });
  const { client } = atlassian;
  const oauth = createOAuthClient({
    config: {
      clientId: client.id,
      clientSecret: client.secret,
      callbackUrl: `${publicUrl}/api/auth/callback`,
      scopes: ['read:jira-user', 'read:jira-work', 'offline_access', 'read:me'],
      authUrl: client.authUrl,
      apiUrl: client.apiUrl,
    },
    fetch,
  });
  const vault = createVault({
    store: createConnectionStore(database),
    keys: await openKeyRing({ keys: null, databaseFile }),
    oauth,
    apiToken: atlassian.apiToken,
    ambient: { ...ambient, sleep: async (milliseconds) => void (await sleep(milliseconds)) },
    log: app.log,
  });
  const store = createSessionStore(database);
  const sessions = createSessions({ store, ambient });
  const signIns = createSignIns({ store, ambient });
  const extensionCodes = createExtensionCodes({ store, ambient, extensionIds: [extensionId] });
  const cookies = createCookies({ publicUrl });
  const authentication = createAuthentication({ sessions, cookies, publicUrl });
  const who = { authentication, sessions, cookies, vault, ambient };
  authentication.register(app);
  registerAuthRoutes(app, {
    ...who,
    attempts: new AttemptLimiter({ ambient }),
    accessKey,
    oauth: true,
    demo: false,
    administrators: { isOne: async () => false },
  });
  registerSessionRoutes(app, who);
  registerAuthOAuthRoutes(app, { ...who, oauth, signIns, publicUrl });
  registerAuthExtensionRoutes(app, { ...who, extensionCodes, oauth: true });
  registerTokenRoutes(app, who);
  registerTokenEventStreamRoute(app, who);
  const jira = createJira({
    authorizer: vault,
    // Repeats at once: how long is waited between them is the transport's own test.
    ambient: { ...ambient, sleep: (_milliseconds, signal) => sleep(0, undefined, signal ? { signal } : {}) },
    reportMismatch: (mismatch) => app.log.warn({ mismatch }, 'jira answered something undescribed'),
    onSchemaMismatch: 'throw',
  });
  registerJiraRoutes(app, { jira, authentication });
  const origin = await app.listen({ port: 0, host: '127.0.0.1' });
  return {
    app,
    database,
    vault,
    origin,
    log: () => lines.join(''),
    async close() {
      await app.close();
      await vault.settled();
      await database.destroy();
    },
  };
}
