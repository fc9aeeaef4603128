import type { Conversation, ExamplesQuery, PlanIssues } from '@sidelight/contract';
import type { Ambient } from '../ambient.ts';
import type { ModelConfig } from '../config.ts';
import type { Jira } from '../jira/jira.ts';
import type { Reminders } from '../reminders/reminders.ts';
import type { ModelBudget } from '../usage/model-usage.ts';
import type { Vault } from '../vault/vault.ts';
import type { AnswerPartStore } from './answering/answer-relay.ts';
import { RunningTurns } from './answering/running-turns.ts';
import type { TurnLeaseStore } from './answering/turn-leases.ts';
import { Approvals } from './approvals.ts';
import type { ChangeJournal } from './changes.ts';
import type { SummaryStore } from './context/summary.ts';
import type { TranscriptStore } from './conversation.ts';
import type { Conversations } from './conversations.ts';
import type { ConverseRequest } from './converse-request.ts';
import { examplesFor } from './examples.ts';
import { PlanRunner } from './execution/plan-runner.ts';
import type { PlannedItemStore } from './execution/planned-item.ts';
import { PersonFiles } from './files/person-files.ts';
import type { FileStore } from './files/stored-file.ts';
import { ConversationLibrary, type ConversationOf } from './library/conversation-library.ts';
import type { ModelHealth } from './models/model-rests.ts';
import { createModelSource } from './models/model-source.ts';
import type { PlannedWriteStore } from './planned-write.ts';
import { Retention, type RetentionRules } from './retention.ts';
import { Attempts } from './trust/attempts.ts';
import type { AuditLog } from './trust/audit-log.ts';
import { ChangeLog } from './trust/change-log.ts';
import { type PersonRuleStore, PersonRules } from './trust/person-rules.ts';
import type { WriteRules } from './trust/write-rules.ts';
import type { Chunk } from './turn.ts';
import { type TurnLimits, usualLimits } from './turn-limits.ts';

export interface AssistantParts {
  /** In the order in which they are asked; at least one. */
  readonly models: readonly ModelConfig[];
  readonly jira: Jira;
  /** Whose sites a conversation can be about. */
  readonly connections: Pick<Vault, 'find'>;
  readonly transcripts: TranscriptStore;
  readonly plannedWrites: PlannedWriteStore;
  readonly plannedItems: PlannedItemStore;
  readonly journal: ChangeJournal;
  readonly audit: AuditLog;
  readonly personRules: PersonRuleStore;
  /** What the administrator lets be changed at all. */
  readonly writeRules: WriteRules;
  readonly retention: RetentionRules;
  readonly turnLeases: TurnLeaseStore;
  readonly answerParts: AnswerPartStore;
  readonly summaries: SummaryStore;
  readonly files: FileStore;
  readonly reminders: Reminders;
  readonly budget: Pick<ModelBudget, 'usedUp' | 'spent' | 'settled'>;
  readonly ambient: Ambient;
  readonly limits?: Partial<TurnLimits>;
}

export interface PlanOf {
  readonly connectionId: string;
  readonly conversationId: string;
  readonly toolCallId: string;
}

/** What the routes see of the assistant. */
export interface Assistant {
  /** See `Conversations.converse`. */
  converse(request: ConverseRequest): Promise<AsyncIterable<Chunk>>;
  /** Throws assistant.conversation-unknown. */
  conversation(where: {
    readonly connectionId: string;
    readonly conversationId: string;
    readonly log: (error: unknown) => void;
  }): Promise<Conversation>;
  /** See `Conversations.follow`. */
  follow(which: ConversationOf, signal: AbortSignal): Promise<AsyncIterable<Chunk> | null>;
  /** Stops the answer of a conversation, in whatever process it is given. False when there is none of the caller. */
  interrupt(which: ConversationOf): Promise<boolean>;
  /** Sentences that work on the site of the page, or else the caller's. */
  examples(connectionId: string, page: ExamplesQuery, signal: AbortSignal): Promise<string[]>;
  /** How each model is in this process, in the order in which they are asked. */
  models(): readonly ModelHealth[];
  /** Loads what the first turn needs; without it the first turn does. */
  warmUp(): Promise<void>;
  readonly library: ConversationLibrary;
  /** Those that people add to conversations. */
  readonly files: PersonFiles;
  /** What each person has allowed. */
  readonly rules: PersonRules;
  /** What was changed, by whom, from which sentence. */
  readonly changes: ChangeLog;
  /** A page of the issues of a plan. Throws assistant.approval-unknown. */
  planIssues(where: PlanOf, page: { readonly offset: number; readonly limit: number }): Promise<PlanIssues>;
  /** Goes on with plans that processes which died have left half done. Resolves once they are done, to their number. */
  recover(log: (error: unknown) => void): Promise<number>;
  /** From now on does that again and again. */
  start(log: (error: unknown) => void): void;
  /** Aborts the turns under way and waits until each has kept what it had. */
  stop(): Promise<void>;
}

/** The AI SDK is loaded with the first conversation, not with the server. */
export function createAssistant(parts: AssistantParts): Assistant {
  const { jira, transcripts, journal, ambient } = parts;
  const limits = { ...usualLimits, ...parts.limits };
  const rules = new PersonRules({ store: parts.personRules, server: parts.writeRules, ambient });
  const { audit } = parts;
  const files = new PersonFiles({ store: parts.files, transcripts, ambient });
  const attempts = new Attempts({ audit, ambient });
  const retention = new Retention({ rules: parts.retention, transcripts, audit, journal, files, ambient });
  const approvals = new Approvals({ store: parts.plannedWrites, rules, audit, ambient });
  const writes = new PlanRunner({
    jira,
    writes: parts.plannedWrites,
    items: parts.plannedItems,
    journal,
    files,
    rules: parts.writeRules,
    ambient,
    writeMs: limits.writeMs,
  });
  const stopping = new AbortController();
  const running = new RunningTurns({ leases: parts.turnLeases, ambient });
  const model = createModelSource(parts.models, ambient, limits);
  let loading: Promise<Conversations> | undefined;
  const conversations = (): Promise<Conversations> => {
    loading ??= import('./conversations.ts').then(
      (module) =>
        new module.Conversations({
          jira,
          connections: parts.connections,
          transcripts,
          approvals,
          rules,
          attempts,
          journal,
          writes,
          items: parts.plannedItems,
          model,
          budget: parts.budget,
          summaries: parts.summaries,
          files,
          reminders: parts.reminders,
          running,
          turnLeases: parts.turnLeases,
          answerParts: parts.answerParts,
          ambient,
          limits,
        }),
    );
    return loading;
  };
  return {
    converse: async (request) => (await conversations()).converse(request),
    conversation: async (where) => (await conversations()).read(where),
    follow: async (which, signal) => (await conversations()).follow(which, signal),
    interrupt: (which) => running.interrupt(which),
    examples: (connectionId, page, signal) =>
      examplesFor(jira.at(page.siteUrl).as(connectionId, signal), page),
    models: () => model.health(),
    warmUp: async () => {
      await conversations();
    },
    library: new ConversationLibrary({ transcripts, writes: parts.plannedWrites }),
    files,
    rules,
    changes: new ChangeLog({ audit, journal, ambient }),
    planIssues: (where, page) => approvals.issues(where, page),
    recover: (log) => writes.recover(log),
    start: (log) => {
      void recoverUntil(stopping.signal, writes, ambient, log);
      void retention.run(stopping.signal, log);
    },
    stop: async () => {
      stopping.abort();
      await writes.pause();
      await running.stop();
      await parts.budget.settled();
    },
  };
}

const recoverEveryMs = 5_000;

async function recoverUntil(
  stopped: AbortSignal,
  writes: PlanRunner,
  ambient: Pick<Ambient, 'sleep'>,
  log: (error: unknown) => void,
): Promise<void> {
  while (!stopped.aborted) {
    await writes.recover(log).catch(log);
    await ambient.sleep(recoverEveryMs, stopped).catch(() => undefined);
  }
}
