import { randomBytes, randomUUID } from 'node:crypto';
import { type AllowedWhere, type ChatRequest, sentFileSchema } from '@sidelight/contract';
import { type Sandbox, startSandbox } from '@sidelight/jira-sandbox';
import type { Ambient } from '../ambient.ts';
import type { ModelConfig } from '../config.ts';
import type { AppInstance } from '../http/app-instance.ts';
import { createAuthentication } from '../http/authentication.ts';
import { registerAttachmentRoutes } from '../http/routes/attachments.ts';
import { registerChatRoutes } from '../http/routes/chat.ts';
import { registerConversationRoutes } from '../http/routes/conversations.ts';
import { registerFileRoutes } from '../http/routes/files.ts';
import { registerRuleRoutes } from '../http/routes/rules.ts';
import { createHttpServer } from '../http/server.ts';
import { createJira } from '../jira/create-jira.ts';
import type { JiraAccount } from '../jira/jira.ts';
import { createLocalReminderBus } from '../reminders/reminder-bus.ts';
import { Reminders } from '../reminders/reminders.ts';
import { createCookies } from '../sessions/cookies.ts';
import { createSessions } from '../sessions/sessions.ts';
import { createAnswerPartStore } from '../storage/answer-part-store.ts';
import { createAuditLog } from '../storage/audit-store.ts';
import { createChangeJournal } from '../storage/change-journal.ts';
import { createConnectionStore } from '../storage/connection-store.ts';
import { type Database, openDatabase } from '../storage/database.ts';
import { createFileStore } from '../storage/file-store.ts';
import { createModelUsageStore } from '../storage/model-usage-store.ts';
import { createPersonRuleStore } from '../storage/person-rule-store.ts';
import { createPlannedItemStore } from '../storage/planned-item-store.ts';
import { createPlannedWriteStore } from '../storage/planned-write-store.ts';
import { createReminderStore } from '../storage/reminder-store.ts';
import { createSessionStore } from '../storage/session-store.ts';
import { createSummaryStore } from '../storage/summary-store.ts';
import { createTranscriptStore } from '../storage/transcript-store.ts';
import { createTurnLeaseStore } from '../storage/turn-lease-store.ts';
import { ModelBudget } from '../usage/model-usage.ts';
import { createVault } from '../vault/create-vault.ts';
import { openKeyRing } from '../vault/key-ring.ts';
import { oauthClientOf, signInAt } from '../vault/sandbox-sign-in.test-rig.ts';
import { type Assistant, createAssistant } from './assistant.ts';
import type { Kept, TranscriptStore } from './conversation.ts';
import type { WriteRules } from './trust/write-rules.ts';
import { planIn, readTurn, type Turn } from './turn.test-rig.ts';
import type { TurnLimits } from './turn-limits.ts';

export interface Person {
  readonly connectionId: string;
  /** That speak for the person. */
  readonly headers: Readonly<Record<string, string>>;
  readonly account: JiraAccount;
  send(body: unknown, signal?: AbortSignal): Promise<Response>;
  say(conversationId: string, text: string, page?: { issueKey?: string; siteUrl?: string }): Promise<Turn>;
  /** Picks a site for what is asked from now on. */
  pickSite(cloudId: string): Promise<void>;
  /** Adds a file to the conversation; answers the response. */
  upload(conversationId: string, name: string, content: Uint8Array | string): Promise<Response>;
  /** Says something with files that are added to the conversation just before. */
  sayWith(
    conversationId: string,
    text: string,
    files: Readonly<Record<string, Uint8Array | string>>,
  ): Promise<Turn>;
  decide(conversationId: string, toolCallId: string, approved: boolean, allow?: AllowedWhere): Promise<Turn>;
  get(path: string): Promise<{ status: number; body: unknown }>;
  /** `at`: the origin of another server than the first. */
  ask(method: string, path: string, body?: unknown, at?: string): Promise<Response>;
}

export interface ChatRig {
  readonly sandbox: Sandbox;
  readonly app: AppInstance;
  readonly database: Database;
  readonly assistant: Assistant;
  /** The first demo person. */
  readonly amelie: Person;
  /** Another person with a connection of their own. */
  readonly other: Person;
  /** Starts another server process's parts on the same database; answers its origin. */
  startAnother(): Promise<string>;
  /** The first person approves the one change of what was proposed, a second later: the journal orders by time. */
  approve(conversationId: string, proposed: Turn): Promise<Turn>;
  /** Moves the server's clock; the sandbox's stands still. */
  advance(milliseconds: number): void;
  close(): Promise<void>;
}

export interface ChatRigOptions {
  readonly models?: readonly ModelConfig[];
  readonly limits?: Partial<TurnLimits>;
  readonly dailyTokens?: number;
  readonly writeRules?: WriteRules;
  /** Asked after each message of the person: when it is on the disk. At once unless said otherwise. */
  readonly onDisk?: () => Promise<void>;
  /** What the server asks Jira and models with. */
  readonly fetch?: typeof fetch;
  /** Of the sandbox, 1 unless said otherwise; the first is picked. */
  readonly sites?: number;
  /** 'schemes': not everybody may do everything in Jira. */
  readonly permissions?: 'open' | 'schemes';
}

/** For tests: the real server parts around the assistant, over HTTP, with the sandbox as Jira. */
export async function startChatRig(options: ChatRigOptions = {}): Promise<ChatRig> {
  const start = Date.parse('2026-11-23T09:00:00Z');
  let moved = 0;
  const now = () => start + moved;
  const sandbox = await startSandbox({
    now: () => start,
    issues: 60,
    permissions: options.permissions ?? 'open',
    sites: options.sites ?? 1,
  });
  const database = await openDatabase({ file: ':memory:', now });
  const ambient: Ambient = {
    now,
    random: () => 0.5,
    newId: randomUUID,
    randomBytes: (length) => randomBytes(length),
    fetch: options.fetch ?? fetch,
    // At once, but after all that is ready: who waits in a loop keeps nobody from running.
    sleep: () => new Promise((resolve) => void setImmediate(resolve)),
  };
  const oauth = oauthClientOf(sandbox.client);
  const vault = createVault({
    store: createConnectionStore(database),
    keys: await openKeyRing({ keys: null, databaseFile: ':memory:' }),
    oauth,
    apiToken: null,
    ambient,
    log: { warn: () => undefined },
  });
  const jira = createJira({ authorizer: vault, ambient, reportMismatch: () => undefined });
  const sessions = createSessions({ store: createSessionStore(database), ambient });
  const publicUrl = 'http://localhost:8000';
  const cookies = createCookies({ publicUrl });
  const authentication = createAuthentication({ sessions, cookies, publicUrl });
  const transcripts = createTranscriptStore(database);
  /** One server process, as far as it can be one beside another. */
  const serve = async () => {
    const assistant = createAssistant({
      models: options.models ?? [{ provider: 'built-in' }],
      jira,
      connections: vault,
      transcripts: options.onDisk === undefined ? transcripts : withDisk(transcripts, options.onDisk),
      plannedWrites: createPlannedWriteStore(database),
      plannedItems: createPlannedItemStore(database),
      journal: createChangeJournal(database),
      audit: createAuditLog(database),
      personRules: createPersonRuleStore(database),
      writeRules: options.writeRules ?? { readOnly: false, projects: null },
      retention: { conversationDays: null, auditDays: null },
      turnLeases: createTurnLeaseStore(database),
      answerParts: createAnswerPartStore(database),
      summaries: createSummaryStore(database),
      files: createFileStore(database),
      reminders: new Reminders({
        store: createReminderStore(database),
        bus: createLocalReminderBus(),
        ambient,
      }),
      budget: new ModelBudget({
        store: createModelUsageStore(database),
        limit: options.dailyTokens ?? null,
        ambient,
        log: { warn: () => undefined },
      }),
      ambient,
      ...(options.limits === undefined ? {} : { limits: options.limits }),
    });
    const app = await createHttpServer({
      config: { publicUrl, logLevel: 'silent' },
      version: '0.0.0',
      newId: randomUUID,
    });
    authentication.register(app);
    registerAttachmentRoutes(app, { jira, authentication });
    registerChatRoutes(app, { assistant, authentication });
    registerConversationRoutes(app, { assistant, authentication });
    registerFileRoutes(app, { assistant, authentication });
    registerRuleRoutes(app, { assistant, authentication });
    const origin = await app.listen({ port: 0, host: '127.0.0.1' });
    return { assistant, app, origin };
  };
  const first = await serve();
  const servers = [first];
  const { assistant, app, origin } = first;

  const person = async (index: number): Promise<Person> => {
    const who = sandbox.people[index];
    if (who === undefined) throw new Error(`The sandbox has no person ${index}.`);
    const { id: connectionId } = await vault.connect(signInAt(sandbox, who.accountId));
    await vault.chooseSite(connectionId, sandbox.site.cloudId);
    const { token } = await sessions.open({
      connectionId,
      carriedBy: 'bearer',
      remembered: true,
      userAgent: undefined,
    });
    const authorization = `Bearer ${token}`;
    const send = (body: unknown, signal?: AbortSignal) =>
      fetch(`${origin}/api/chat`, {
        method: 'POST',
        headers: { authorization, 'content-type': 'application/json' },
        body: JSON.stringify(body),
        ...(signal === undefined ? {} : { signal }),
      });
    const turn = async (conversationId: string, action: ChatRequest['action']) =>
      readTurn(await send({ conversationId, timeZone: 'Europe/Berlin', action }));
    const upload = (conversationId: string, name: string, content: Uint8Array | string) =>
      fetch(`${origin}/api/chat/${conversationId}/files`, {
        method: 'POST',
        headers: {
          authorization,
          'content-type': 'application/octet-stream',
          'x-file-name': encodeURIComponent(name),
        },
        body: new Blob([typeof content === 'string' ? content : new Uint8Array(content)]),
      });
    return {
      connectionId,
      headers: { authorization, host: 'localhost' },
      upload,
      async sayWith(conversationId, text, files) {
        const ids: string[] = [];
        for (const [name, content] of Object.entries(files)) {
          ids.push(sentFileSchema.parse(await (await upload(conversationId, name, content)).json()).id);
        }
        return turn(conversationId, { kind: 'message', messageId: randomUUID(), text, files: ids });
      },
      ask: (method, path, body, at = origin) =>
        fetch(`${at}${path}`, {
          method,
          headers: {
            authorization,
            ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        }),
      account: jira.as(connectionId),
      pickSite: async (cloudId) => {
        await vault.chooseSite(connectionId, cloudId);
        jira.forget(connectionId);
      },
      send,
      say: (conversationId, text, page) =>
        turn(conversationId, {
          kind: 'message',
          messageId: randomUUID(),
          text,
          ...(page === undefined ? {} : { page }),
        }),
      decide: (conversationId, toolCallId, approved, allow) =>
        turn(conversationId, {
          kind: 'decision',
          toolCallId,
          approved,
          ...(allow === undefined ? {} : { allow }),
        }),
      async get(path) {
        const response = await fetch(`${origin}${path}`, { headers: { authorization } });
        return { status: response.status, body: await response.json() };
      },
    };
  };

  const amelie = await person(0);
  return {
    sandbox,
    app,
    database,
    assistant,
    amelie,
    other: await person(1),
    approve: async (conversationId, proposed) => {
      moved += 1_000;
      return amelie.decide(conversationId, planIn(proposed).toolCallId, true);
    },
    advance: (milliseconds) => {
      moved += milliseconds;
    },
    startAnother: async () => {
      const another = await serve();
      servers.push(another);
      return another.origin;
    },
    close: async () => {
      for (const server of servers) {
        await server.app.close();
        await server.assistant.stop();
      }
      await vault.settled();
      await database.destroy();
      await sandbox.close();
    },
  };
}

/** New issues of the first project; answers their keys. */
export async function newIssues(rig: ChatRig, count: number): Promise<string[]> {
  const { account } = rig.amelie;
  const project = rig.sandbox.site.projects[0]?.key ?? '';
  const types = await account.creatableTypes(project);
  const type = types.find(({ subtask, name }) => !subtask && name !== 'Epic')?.name ?? '';
  const keys: string[] = [];
  for (let index = 0; index < count; index += 1) {
    keys.push((await account.createIssue({ project, type, summary: `Plank ${index}` })).issue.key);
  }
  return keys;
}

function withDisk(store: TranscriptStore, onDisk: () => Promise<void>): TranscriptStore {
  const on = (kept: Kept | null) => kept && { onDisk: onDisk() };
  return {
    ...store,
    create: async (...conversation) => on(await store.create(...conversation)),
    add: async (...message) => on(await store.add(...message)),
  };
}
