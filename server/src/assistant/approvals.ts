import {
  type AllowedWhere,
  type Plan,
  type PlanIssues,
  type PlannedIssue,
  plannedIssuesShown,
} from '@sidelight/contract';
import type { Ambient } from '../ambient.ts';
import { AssistantError } from './assistant-error.ts';
import type { Operation } from './operation.ts';
import type { PlannedWrite, PlannedWriteStore } from './planned-write.ts';
import { ToolFailure } from './tools/tool-failure.ts';
import type { ShownPlan } from './tools/write-plan.ts';
import { actionOf } from './trust/action.ts';
import { type AuditLog, entryOf } from './trust/audit-log.ts';
import { allowableIn, type PersonRules } from './trust/person-rules.ts';

/** How long a person may think about a change. After that Jira's state is too old to approve against. */
const approvalLifetimeMs = 30 * 60_000;

const readBefore =
  'You allowed such changes, but text from Jira was read before this one was planned: look whether it is what you asked for.';

export interface Proposal {
  readonly conversationId: string;
  readonly connectionId: string;
  readonly toolCallId: string;
  readonly plan: Omit<ShownPlan, 'issues'>;
  /** What each of the operations does, in the same order. */
  readonly issues: readonly PlannedIssue[];
  readonly operations: readonly Operation[];
  /** The change that this one undoes. */
  readonly undoes: string | null;
  /** What the person had said. */
  readonly sentence: string | null;
  /** A text in Jira may have brought a model to ask for this: no rule speaks for the person then. */
  readonly mayBeMisled: boolean;
}

export interface Decision {
  readonly conversationId: string;
  readonly connectionId: string;
  readonly toolCallId: string;
  readonly approved: boolean;
  /** From now on such changes are made without asking. */
  readonly allow?: AllowedWhere | undefined;
}

export interface AllowedWrite {
  readonly write: PlannedWrite;
  readonly allowedBy: AllowedWhere;
}

/**
 * The gate before every write of the assistant. A write passes only when this server recorded the plan, the
 * person who owns the conversation approved that very plan in time (or a rule of theirs is about such plans), and nobody
 * ran it before. Every decision is in the audit log, in the same commit.
 */
export class Approvals {
  readonly #store: PlannedWriteStore;
  readonly #rules: PersonRules;
  readonly #audit: AuditLog;
  readonly #ambient: Pick<Ambient, 'now'>;

  constructor(parts: {
    store: PlannedWriteStore;
    rules: PersonRules;
    audit: AuditLog;
    ambient: Pick<Ambient, 'now'>;
  }) {
    this.#store = parts.store;
    this.#rules = parts.rules;
    this.#audit = parts.audit;
    this.#ambient = parts.ambient;
  }

  /**
   * Records the plan and answers what the person is shown. Throws assistant.read-only and assistant.project-closed,
   * with nothing recorded.
   */
  async propose({ plan, mayBeMisled, ...proposal }: Proposal): Promise<Plan> {
    const { connectionId, conversationId, operations } = proposal;
    const action = actionOf(operations, proposal.undoes);
    const allowedBy = await this.#rules.judge({
      connectionId,
      conversationId,
      action,
      operations,
      hasWarnings: plan.warnings.length > 0 || plan.leftOut.length > 0,
    });
    const asksAnyway = allowedBy !== null && mayBeMisled;
    const createdAt = this.#ambient.now();
    const expiresAt = createdAt + approvalLifetimeMs;
    const shown: Plan = {
      ...plan,
      common: plan.common ?? [],
      issues: proposal.issues.slice(0, plannedIssuesShown),
      total: proposal.issues.length,
      toolCallId: proposal.toolCallId,
      expiresAt: new Date(expiresAt).toISOString(),
      action,
      mayAllow: allowableIn({ action, operations }) !== null,
      allowedBy: asksAnyway ? null : allowedBy,
      warnings: asksAnyway ? [...plan.warnings, readBefore] : plan.warnings,
    };
    await this.#store.add({
      ...proposal,
      state: 'waiting',
      plan: shown,
      createdAt,
      expiresAt,
      outcome: null,
      changeId: null,
      decidedBy: null,
      runnerUntil: null,
    });
    return shown;
  }

  /**
   * Records the person's decision, once. Throws assistant.approval-unknown (no such plan of this caller),
   * assistant.approval-spent (already decided), assistant.approval-expired; assistant.read-only,
   * assistant.project-closed and assistant.always-asks leave it waiting.
   */
  async decide(decision: Decision): Promise<PlannedWrite> {
    const { approved, allow } = decision;
    const write = await this.#find(decision);
    const now = this.#ambient.now();
    if (write.state === 'waiting' && now >= write.expiresAt) {
      await this.#expire(write);
      throw new AssistantError('assistant.approval-expired');
    }
    if (write.state === 'expired') throw new AssistantError('assistant.approval-expired');
    if (!approved) return this.#decided(write, 'refused');
    const action = allow === undefined ? null : allowableIn({ ...write, action: write.plan.action });
    await this.#orDenied(write, async () => {
      await this.#rules.demandOpen(write.connectionId, write.operations);
      if (allow !== undefined && action === null) throw new AssistantError('assistant.always-asks');
    });
    const decided = await this.#decided(write, 'approved');
    if (allow !== undefined && action !== null) await this.#rules.allow(write, action, allow);
    return decided;
  }

  /** What waits and is allowed by a rule that the person still has; null when there is none. */
  async allowed(where: Pick<Decision, 'conversationId' | 'connectionId'>): Promise<AllowedWrite | null> {
    const now = this.#ambient.now();
    for (const write of await this.#store.list(where.conversationId)) {
      if (write.state !== 'waiting' || write.connectionId !== where.connectionId) continue;
      if (write.plan.allowedBy === null || now >= write.expiresAt) continue;
      const { action, warnings, leftOut } = write.plan;
      const hasWarnings = warnings.length > 0 || leftOut.length > 0;
      const allowedBy = await this.#orDenied(write, () =>
        this.#rules.judge({ ...write, action, hasWarnings }),
      );
      if (allowedBy !== null) return { write, allowedBy };
    }
    return null;
  }

  /** Throws assistant.approval-spent. */
  async approveByRule({ write, allowedBy }: AllowedWrite): Promise<PlannedWrite> {
    return this.#decided(write, 'approved', allowedBy === 'conversation' ? 'conversation-rule' : 'rule');
  }

  /** The person went on talking: what waited is dropped. Answers the tool calls of the dropped plans. */
  async supersede(where: Pick<Decision, 'conversationId' | 'connectionId'>): Promise<string[]> {
    const { conversationId } = where;
    const dropped = await this.#store.supersede(conversationId, this.#ambient.now());
    if (dropped.length === 0) return dropped;
    for (const write of await this.#store.list(conversationId)) {
      if (dropped.includes(write.toolCallId)) await this.#audit.record(this.#entry(write, 'superseded'));
    }
    return dropped;
  }

  /** A plan of the caller that was carried out. Throws assistant.approval-unknown, assistant.impossible. */
  async finished(
    where: Pick<Decision, 'conversationId' | 'connectionId' | 'toolCallId'>,
  ): Promise<PlannedWrite> {
    const write = await this.#find(where);
    if (write.state === 'finished') return write;
    throw new AssistantError('assistant.impossible', {
      detail: 'That change was not carried out, so there is nothing of it to try again.',
    });
  }

  /** A page of the issues of a plan. Throws assistant.approval-unknown when the caller has no such plan. */
  async issues(
    where: Pick<Decision, 'conversationId' | 'connectionId' | 'toolCallId'>,
    page: { readonly offset: number; readonly limit: number },
  ): Promise<PlanIssues> {
    const { issues } = await this.#find(where);
    return { issues: issues.slice(page.offset, page.offset + page.limit), total: issues.length };
  }

  /** What became of the writes of a conversation; those that waited too long are expired on the way. */
  async review(conversationId: string): Promise<PlannedWrite[]> {
    const now = this.#ambient.now();
    const writes = await this.#store.list(conversationId);
    return Promise.all(
      writes.map(async (write) => {
        if (write.state !== 'waiting' || now < write.expiresAt) return write;
        await this.#expire(write);
        return { ...write, state: 'expired' as const };
      }),
    );
  }

  async #find({
    conversationId,
    connectionId,
    toolCallId,
  }: Pick<Decision, 'conversationId' | 'connectionId' | 'toolCallId'>): Promise<PlannedWrite> {
    const write = await this.#store.find(conversationId, toolCallId);
    if (write === null || write.connectionId !== connectionId) {
      throw new AssistantError('assistant.approval-unknown');
    }
    return write;
  }

  async #decided(
    write: PlannedWrite,
    state: 'approved' | 'refused',
    decidedBy: 'person' | 'conversation-rule' | 'rule' = 'person',
  ): Promise<PlannedWrite> {
    const entry = { ...this.#entry(write, state), by: decidedBy };
    if (!(await this.#store.move(write, 'waiting', state, entry.at, { entry, decidedBy }))) {
      throw new AssistantError('assistant.approval-spent');
    }
    return { ...write, state, decidedBy };
  }

  /** What is not let is written down, and waits on. */
  async #orDenied<Answer>(write: PlannedWrite, look: () => Promise<Answer>): Promise<Answer> {
    try {
      return await look();
    } catch (error) {
      if (error instanceof AssistantError) {
        const detail = new ToolFailure(error).message;
        await this.#audit.record({ ...this.#entry(write, 'denied'), by: 'server', detail });
      }
      throw error;
    }
  }

  async #expire(write: PlannedWrite): Promise<void> {
    const entry = { ...this.#entry(write, 'expired'), by: 'server' as const };
    await this.#store.move(write, 'waiting', 'expired', entry.at, { entry });
  }

  #entry(write: PlannedWrite, event: 'approved' | 'refused' | 'expired' | 'superseded' | 'denied') {
    return entryOf(write, { at: this.#ambient.now(), event, by: 'person' });
  }
}
