import { sql } from 'kysely';
import type { OverviewStore } from './administration/overview-store.ts';
import type { Ambient } from './ambient.ts';
import { type Assistant, createAssistant } from './assistant/assistant.ts';
import { reportModels } from './assistant/models/report-models.ts';
import type { Config } from './config.ts';
import type { HealthCheck } from './http/routes/health.ts';
import { createJira } from './jira/create-jira.ts';
import type { Jira } from './jira/jira.ts';
import { createOAuthClient, type OAuthClient } from './oauth/oauth-client.ts';
import { Heartbeat } from './observation/heartbeat.ts';
import { createMetrics, type Metrics } from './observation/metrics.ts';
import { watchReach } from './observation/reach.ts';
import { DueScan } from './reminders/due-scan.ts';
import { Reminders } from './reminders/reminders.ts';
import type { SessionStore } from './sessions/store.ts';
import { StartError } from './start-error.ts';
import { createAnswerPartStore } from './storage/answer-part-store.ts';
import { createAuditLog } from './storage/audit-store.ts';
import { createChangeJournal } from './storage/change-journal.ts';
import { createConnectionStore } from './storage/connection-store.ts';
import { type Database, openDatabase } from './storage/database.ts';
import { openEventBus } from './storage/event-bus.ts';
import { createFileStore } from './storage/file-store.ts';
import { createModelUsageStore } from './storage/model-usage-store.ts';
import { createOverviewStore } from './storage/overview-store.ts';
import { createPersonRuleStore } from './storage/person-rule-store.ts';
import { createPlannedItemStore } from './storage/planned-item-store.ts';
import { createPlannedWriteStore } from './storage/planned-write-store.ts';
import { createReminderStore } from './storage/reminder-store.ts';
import { createSessionStore } from './storage/session-store.ts';
import { createSummaryStore } from './storage/summary-store.ts';
import { createTranscriptStore } from './storage/transcript-store.ts';
import { createTurnLeaseStore } from './storage/turn-lease-store.ts';
import { createUsageStore } from './storage/usage-store.ts';
import { ModelBudget, type ModelUsageStore } from './usage/model-usage.ts';
import type { UsageStore } from './usage/store.ts';
import { UsageMeter } from './usage/usage-meter.ts';
import { createVault } from './vault/create-vault.ts';
import type { EventBus } from './vault/event-bus.ts';
import { type KeyRing, openKeyRing } from './vault/key-ring.ts';
import { parseKeyRing } from './vault/ring-entries.ts';
import type { ConnectionStore } from './vault/store.ts';
import { openTokenSet } from './vault/token-set.ts';
import type { Vault } from './vault/vault.ts';

const warmUpAfterMs = 1_000;
/** The refresher looks for due connections every few seconds. */
const refresherSilentAtMostMs = 5 * 60_000;
/** Connections whose sealed tokens are tried with the keys. */
const connectionsTried = 10;

export interface ServiceLog {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
}

/** Everything below HTTP: what the server and the command line are both made of. */
export interface Services {
  readonly connections: ConnectionStore;
  readonly sessionStore: SessionStore;
  readonly oauth: OAuthClient | null;
  readonly vault: Vault;
  readonly jira: Jira;
  readonly assistant: Assistant;
  readonly reminders: Reminders;
  readonly overview: OverviewStore;
  readonly bus: EventBus;
  readonly usage: UsageStore;
  readonly modelUsage: ModelUsageStore;
  readonly modelBudget: ModelBudget;
  readonly meter: UsageMeter;
  readonly metrics: Metrics;
  readonly checks: Readonly<Record<string, HealthCheck>>;
  /** Begins to refresh in the background, and soon loads what the first conversation needs. */
  start(): void;
  /** Lets refreshes under way end, then closes the database. */
  close(): Promise<void>;
}

export async function openServices({
  config,
  ambient,
  log,
}: {
  config: Config;
  ambient: Ambient;
  log: ServiceLog;
}): Promise<Services> {
  const keys = await openKeys(config);
  const database = await openStorage(config, ambient);
  const connections = createConnectionStore(database);
  const refreshing = new Heartbeat({ now: () => ambient.now(), atLeastEveryMs: refresherSilentAtMostMs });
  const reach = watchReach(ambient.fetch, () => ambient.now());
  const sessionStore = createSessionStore(database);
  const bus = await openEventBus(config.database, database);
  const oauth =
    config.oauth === null ? null : createOAuthClient({ config: config.oauth, fetch: reach.fetch });
  const vault: Vault = createVault({
    store: connections,
    keys,
    oauth,
    apiToken: config.apiToken,
    ambient: {
      ...ambient,
      fetch: reach.fetch,
      // The background refresher rests after each round, also while it waits for Atlassian.
      sleep(milliseconds, signal) {
        refreshing.beat();
        return ambient.sleep(milliseconds, signal);
      },
    },
    log,
    bus,
    policy: config.refresh,
    onRedirected: (connectionId) => jira.forget(connectionId),
  });
  const refresher = vault.background();
  const usage = createUsageStore(database);
  const overview = createOverviewStore(database);
  const metrics = createMetrics({ overview, now: () => ambient.now() });
  const meter = new UsageMeter({ store: usage, ambient, log });
  const jira = createJira({
    authorizer: vault,
    ambient: { ...ambient, fetch: reach.fetch },
    meter: {
      answered(connectionId, call) {
        meter.answered(connectionId, call);
        metrics.answered(connectionId, call);
      },
    },
    reportMismatch: (mismatch) => log.warn({ mismatch }, 'an answer of Jira is not as described'),
  });
  const modelUsage = createModelUsageStore(database);
  const modelBudget = new ModelBudget({
    store: modelUsage,
    limit: config.modelDailyTokens,
    ambient,
    log,
    onSpent: metrics.spent,
  });
  await vault.adoptApiToken();
  const reminderStore = createReminderStore(database);
  const reminders = new Reminders({ store: reminderStore, bus: bus.reminders, ambient });
  const dueScan = new DueScan({ reminders, store: reminderStore, ambient, log });
  const assistant = createAssistant({
    models: config.models,
    jira,
    connections: vault,
    transcripts: createTranscriptStore(database),
    plannedWrites: createPlannedWriteStore(database),
    plannedItems: createPlannedItemStore(database),
    journal: createChangeJournal(database),
    audit: createAuditLog(database),
    personRules: createPersonRuleStore(database),
    writeRules: config.writeRules,
    retention: config.retention,
    turnLeases: createTurnLeaseStore(database),
    answerParts: createAnswerPartStore(database),
    summaries: createSummaryStore(database),
    files: createFileStore(database),
    reminders,
    budget: modelBudget,
    limits: { contextTokens: config.modelContextTokens },
    ambient,
  });
  const closing = new AbortController();
  return {
    connections,
    sessionStore,
    oauth,
    vault,
    jira,
    assistant,
    reminders,
    overview,
    metrics,
    bus,
    usage,
    modelUsage,
    modelBudget,
    meter,
    checks: {
      database: {
        required: true,
        async run() {
          await sql`select 1`.execute(database);
          return 'answers';
        },
      },
      keys: { required: true, run: () => keysOpen(connections, keys) },
      atlassian: { required: false, run: async () => reach.report() },
      refresher: { required: false, run: async () => refreshing.report() },
      model: { required: false, run: async () => reportModels(assistant.models()) },
    },
    start() {
      refresher.start();
      dueScan.start();
      meter.start();
      void warmUp();
    },
    async close() {
      closing.abort();
      await Promise.all([refresher.stop(), dueScan.stop()]);
      await vault.settled();
      await meter.stop();
      await bus.close();
      await database.destroy();
    },
  };

  /** The first conversation need not wait for the AI SDK, nor the first answers of the server for its loading. */
  async function warmUp(): Promise<void> {
    try {
      await ambient.sleep(warmUpAfterMs, closing.signal);
      await assistant.warmUp();
    } catch (error) {
      if (!closing.signal.aborted) log.warn({ err: error }, 'the assistant could not be loaded ahead');
    }
  }
}

/** Throws when none of the tokens used last can be opened: the keys are then not those of this database. */
async function keysOpen(connections: Pick<ConnectionStore, 'list'>, keys: KeyRing): Promise<string> {
  const sealed = (await connections.list(connectionsTried)).filter(
    ({ sealedTokens }) => sealedTokens !== null,
  );
  const opened = sealed.filter(({ id, sealedTokens }) => {
    try {
      openTokenSet(sealedTokens ?? '', id, keys);
      return true;
    } catch {
      return false;
    }
  });
  if (sealed.length > 0 && opened.length === 0) throw new Error('None of the stored sign-ins can be opened.');
  return sealed.length === opened.length ? 'open' : `open ${opened.length} of ${sealed.length} looked at`;
}

export async function openKeys({ keys, database }: Pick<Config, 'keys' | 'database'>): Promise<KeyRing> {
  const file = 'file' in database ? database.file : null;
  try {
    if (keys !== null) return parseKeyRing(keys);
    if (file === null) throw new Error('PostgreSQL needs SIDELIGHT_KEYS.');
    return await openKeyRing({ keys, databaseFile: file });
  } catch (cause) {
    throw new StartError(
      keys === null ? `The key file ${file}.key cannot be used` : 'SIDELIGHT_KEYS cannot be used',
      'Restore it from a backup. If it is lost for good, remove it: everybody then signs in again.',
      cause,
    );
  }
}

export async function openStorage(
  { database }: Pick<Config, 'database'>,
  ambient: Pick<Ambient, 'now'>,
): Promise<Database> {
  try {
    return await openDatabase({ ...database, now: () => ambient.now() });
  } catch (cause) {
    if ('file' in database) {
      throw new StartError(
        `The database ${database.file} cannot be used`,
        'Check that DATABASE_URL names the right file, that this user may write it and its folder, and that the disk is not full.',
        cause,
      );
    }
    const { host, pathname } = new URL(database.url);
    throw new StartError(
      `The PostgreSQL database ${pathname.slice(1)} at ${host} cannot be used`,
      'Check that DATABASE_URL names the right server, database and user, that the server runs, and that the user may make tables there.',
      cause,
    );
  }
}
