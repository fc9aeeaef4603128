import { existsSync } from 'node:fs';
import path from 'node:path';
import type { RetentionRules } from './assistant/retention.ts';
import type { WriteRules } from './assistant/trust/write-rules.ts';
import { ConfigError, EnvironmentReader } from './environment.ts';
import { type ModelConfig, readModels } from './model-settings.ts';
import { defaultScopes } from './oauth/scopes.ts';
import { defaultRefreshPolicy, type RefreshPolicy } from './vault/refresh/refresh-policy.ts';

export type { ModelConfig } from './model-settings.ts';

/** Settings after validation. Frozen; nothing else in the server reads the environment. */
export interface Config {
  readonly host: string;
  readonly port: number;
  /** Origin under which people reach the server, without a trailing slash. */
  readonly publicUrl: string;
  readonly database: DatabaseConfig;
  /** Key ring, "id:base64" each; the first seals, all open. Null: a key file beside SQLite's file is made. */
  readonly keys: readonly string[] | null;
  /** Opens the server's own connection (the API token's). Null: one is made up and printed at each start. */
  readonly accessKey: string | null;
  readonly apiToken: ApiTokenConfig | null;
  readonly oauth: OAuthConfig | null;
  /** Which model answers: each is asked when those before it fail. At least one. */
  readonly models: readonly ModelConfig[];
  /** Tokens, in and out, that one person may spend in one day (UTC); null: no limit. */
  readonly modelDailyTokens: number | null;
  /** Estimated tokens of conversation that a language model is sent at most. */
  readonly modelContextTokens: number;
  /** Addresses (CIDR) of the proxies in front; only theirs is X-Forwarded-For believed. */
  readonly trustedProxies: readonly string[];
  /** How the background keeps connections alive. */
  readonly refresh: RefreshPolicy;
  /** Account ids and e-mail addresses of those who may see the health of everybody's connection. */
  readonly administrators: readonly string[];
  /** What may be changed in Jira, whoever asks and approves. */
  readonly writeRules: WriteRules;
  readonly retention: RetentionRules;
  /** Who has it may read /metrics. Null: this computer alone, while PUBLIC_URL is on it. */
  readonly metricsToken: string | null;
  /** Extension ids that may sign in. */
  readonly extensionIds: readonly string[];
  /** Demo mode: the embedded sandbox stands in for Atlassian. */
  readonly demo: boolean;
  /** Where the embedded sandbox listens; 0 takes any free port. */
  readonly demoPort: number;
  readonly logLevel: LogLevel;
}

/** SQLite's file (":memory:" in tests), or a PostgreSQL, whose address is a secret: a password is in it. */
export type DatabaseConfig =
  | { readonly file: string }
  | {
      readonly url: string;
      /** Connections that one server process keeps open at most. */
      readonly poolSize: number;
    };

export interface ApiTokenConfig {
  /** https://SITE.atlassian.net, no trailing slash. */
  readonly siteUrl: string;
  readonly username: string;
  readonly token: string;
}

export interface OAuthConfig {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly callbackUrl: string;
  readonly scopes: readonly string[];
  /** https://auth.atlassian.com, or the sandbox. No trailing slash. */
  readonly authUrl: string;
  /** https://api.atlassian.com, or the sandbox. No trailing slash. */
  readonly apiUrl: string;
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

/** The id that the manifest key of `extension/` pins for an unpacked build. */
const developmentExtensionId = 'nhcfbepcgilonhfmbnmilfakmklaakof';

/** Loosely: what is none after all, the server's framework refuses. */
const addressRange = /^(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f:]*:[0-9a-f:.]*)(?:\/\d{1,3})?$/i;

/**
 * Reads the settings. Throws one ConfigError that names every fault with its cure; a setting that is given but
 * empty counts as not given, as .env files have it.
 */
export function configFromEnvironment(environment: NodeJS.ProcessEnv = readProcess()): Config {
  const read = new EnvironmentReader(environment);
  const host = read.text('HOST') ?? 'localhost';
  const port = read.integer('PORT', 0, 65_535) ?? 8000;
  const publicUrl = read.origin('PUBLIC_URL') ?? `http://localhost:${port}`;
  const apiToken = readApiToken(read);
  const oauth = readOAuth(read, publicUrl);
  const demo = read.flag('DEMO') ?? (apiToken === null && oauth === null);
  const config: Config = {
    host,
    port,
    publicUrl,
    database: readDatabase(read),
    keys: read.list(
      'SIDELIGHT_KEYS',
      /^[A-Za-z0-9_-]{1,32}:[A-Za-z0-9+/]{43}=$/,
      'ID:KEY, KEY being 32 bytes in base64',
    ),
    accessKey: read.secret('ACCESS_KEY', 16),
    apiToken,
    oauth,
    models: readModels(read),
    modelContextTokens: read.integer('MODEL_CONTEXT_TOKENS', 4_000, 1_000_000) ?? 24_000,
    modelDailyTokens: read.integer('MODEL_DAILY_TOKENS', 1_000, 1_000_000_000),
    trustedProxies:
      read.list('TRUSTED_PROXIES', addressRange, 'an IP address or a range such as 10.0.0.0/8') ?? [],
    refresh: readRefresh(read),
    administrators:
      read.list('SIDELIGHT_ADMINS', /^[^\s,]{3,254}$/, 'an account id or an e-mail address') ?? [],
    writeRules: {
      readOnly: read.flag('READ_ONLY') ?? false,
      projects: upperCased(
        read.list('WRITE_PROJECTS', /^[A-Za-z][A-Za-z0-9_]{0,254}$/, 'a project key such as PAY'),
      ),
    },
    retention: {
      conversationDays: read.integer('CONVERSATION_DAYS', 1, 3_650),
      auditDays: read.integer('AUDIT_DAYS', 30, 3_650),
    },
    metricsToken: read.secret('METRICS_TOKEN', 16),
    extensionIds: read.list('EXTENSION_IDS', /^[a-p]{32}$/, '32 letters from a to p') ?? [
      developmentExtensionId,
    ],
    demo,
    demoPort: read.integer('DEMO_PORT', 0, 65_535) ?? 8001,
    // Who tries the demo reads the terminal; a line for every request would bury what it says.
    logLevel: read.choice('LOG_LEVEL', logLevels) ?? (demo ? 'warn' : 'info'),
  };
  if (config.demo && (apiToken !== null || oauth !== null)) {
    read.fault('DEMO', 'cannot be on while a Jira is configured. Remove DEMO, or the JIRA_ settings.');
  }
  if (!config.demo && apiToken === null && oauth === null) {
    read.fault(
      'DEMO',
      'is off and no Jira is configured. Give JIRA_OAUTH_CLIENT_ID and JIRA_OAUTH_CLIENT_SECRET, or JIRA_URL, JIRA_USERNAME and JIRA_API_TOKEN.',
    );
  }
  if ('url' in config.database) requireWhatReplicasShare(read, config);
  read.throwFaults();
  return deepFreeze(config);
}

function readDatabase(read: EnvironmentReader): DatabaseConfig {
  const url = read.text('DATABASE_URL');
  const poolSize = read.integer('DATABASE_CONNECTIONS', 2, 200) ?? 10;
  if (url !== null && /^postgres(?:ql)?:\/\//i.test(url)) {
    const parsed = URL.parse(url);
    if (parsed === null || parsed.hostname === '' || parsed.pathname.length < 2) {
      read.fault('DATABASE_URL', 'is not complete. Write it as postgres://USER:PASSWORD@HOST:5432/DATABASE.');
    }
    return { url, poolSize };
  }
  return { file: readDatabaseFile(read, url) };
}

function readDatabaseFile(read: EnvironmentReader, url: string | null): string {
  if (url === null) return path.resolve('data', 'sidelight.db');
  if (url === ':memory:') return url;
  if (/^[a-z][a-z0-9+.-]+:/i.test(url) && !/^[a-z]:[\\/]/i.test(url)) {
    const file = /^(?:file|sqlite):(?:\/\/(?=\/))?(.+)$/i.exec(url)?.[1];
    if (file !== undefined) return path.resolve(file);
    read.fault(
      'DATABASE_URL',
      'names a database that this version does not speak. Give a file, such as file:./data/sidelight.db, or a PostgreSQL, postgres://USER:PASSWORD@HOST:5432/DATABASE.',
    );
    return url;
  }
  return path.resolve(url);
}

/** With PostgreSQL there may be many processes, on many machines: what SQLite's one process makes up must be given. */
function requireWhatReplicasShare(read: EnvironmentReader, { keys, apiToken, accessKey }: Config): void {
  if (keys === null) {
    read.fault(
      'SIDELIGHT_KEYS',
      "is missing although the database is a PostgreSQL: every server process needs the same keys. Make one with: node -p \"'k1:' + crypto.randomBytes(32).toString('base64')\"",
    );
  }
  if (apiToken !== null && accessKey === null) {
    read.fault(
      'ACCESS_KEY',
      'is missing although the database is a PostgreSQL: every server process needs the same one. Give at least 16 characters.',
    );
  }
}

function readApiToken(read: EnvironmentReader): ApiTokenConfig | null {
  const siteUrl = read.origin('JIRA_URL', { secure: true });
  const username = read.text('JIRA_USERNAME');
  const token = read.text('JIRA_API_TOKEN');
  if (!read.allOrNone('JIRA_URL', 'JIRA_USERNAME', 'JIRA_API_TOKEN')) return null;
  return siteUrl === null || username === null || token === null ? null : { siteUrl, username, token };
}

function readOAuth(read: EnvironmentReader, publicUrl: string): OAuthConfig | null {
  const clientId = read.text('JIRA_OAUTH_CLIENT_ID');
  const clientSecret = read.text('JIRA_OAUTH_CLIENT_SECRET');
  const callbackUrl = read.url('JIRA_OAUTH_CALLBACK_URL') ?? `${publicUrl}/api/auth/callback`;
  const scopes = read.text('JIRA_OAUTH_SCOPES')?.split(/\s+/) ?? defaultScopes;
  const authUrl = read.origin('ATLASSIAN_AUTH_URL', { secure: true }) ?? 'https://auth.atlassian.com';
  const apiUrl = read.origin('ATLASSIAN_API_URL', { secure: true }) ?? 'https://api.atlassian.com';
  if (!read.allOrNone('JIRA_OAUTH_CLIENT_ID', 'JIRA_OAUTH_CLIENT_SECRET')) return null;
  if (clientId === null || clientSecret === null) return null;
  if (!scopes.includes('offline_access')) {
    read.fault(
      'JIRA_OAUTH_SCOPES',
      'lacks offline_access, without which everybody is signed out after an hour. Add it.',
    );
  }
  return { clientId, clientSecret, callbackUrl, scopes, authUrl, apiUrl };
}

const upperCased = (keys: readonly string[] | null) => keys?.map((key) => key.toUpperCase()) ?? null;
const minutes = (count: number | null) => (count === null ? null : count * 60_000);
const days = (count: number | null) => minutes(count === null ? null : count * 24 * 60);

function readRefresh(read: EnvironmentReader): RefreshPolicy {
  const usual = defaultRefreshPolicy;
  return {
    activeMs: days(read.integer('REFRESH_ACTIVE_DAYS', 1, 60)) ?? usual.activeMs,
    // Ten minutes must be left of every token in use.
    aheadMs: minutes(read.integer('REFRESH_AHEAD_MINUTES', 11, 25)) ?? usual.aheadMs,
    // Well inside Atlassian's 90 days.
    idleEveryMs: days(read.integer('REFRESH_IDLE_DAYS', 1, 60)) ?? usual.idleEveryMs,
    signInMs: (days(read.integer('REFRESH_SIGN_IN_DAYS', 0, 3_650)) ?? usual.signInMs) || null,
    perSecond: read.integer('REFRESH_PER_SECOND', 1, 1_000) ?? usual.perSecond,
    concurrency: read.integer('REFRESH_CONCURRENCY', 1, 64) ?? usual.concurrency,
  };
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(deepFreeze);
  return value;
}

/** The process's environment, completed by a .env file in the folder the server is started in. */
function readProcess(): NodeJS.ProcessEnv {
  const file = path.resolve('.env');
  try {
    if (existsSync(file)) process.loadEnvFile(file);
  } catch {
    throw new ConfigError([`${file} cannot be read. Make it a text file that this user may read.`]);
  }
  return process.env;
}
