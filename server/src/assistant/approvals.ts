import { type Plan, type PlanIssues, type PlannedIssue, plannedIssuesShown } from '@sidelight/contract';
import type { Ambient } from '../ambient.ts';
import { AssistantError } from './assistant-error.ts';
import type { Operation } from './operation.ts';
import type { PlannedWrite, PlannedWriteStore } from './planned-write.ts';

/** How long a person may think about a change. After that Jira's state is too old to approve against. */
const approvalLifetimeMs = 30 * 60_000;

export interface Proposal {
  readonly conversationId: string;
  readonly connectionId: string;
  readonly toolCallId: string;
  readonly plan: Omit<Plan, 'toolCallId' | 'expiresAt' | 'issues' | 'total'>;
  /** What each of the operations does, in the same order. */
  readonly issues: readonly PlannedIssue[];
  readonly operations: readonly Operation[];
  /** The change that this one undoes. */
  readonly undoes: string | null;
}

export interface Decision {
  readonly conversationId: string;
  readonly connectionId: string;
  readonly toolCallId: string;
  readonly approved: boolean;
}

/**
 * The gate before every write of the assistant. A write passes only when this server recorded the plan, the
 * person who owns the conversation approved that very plan in time, and nobody ran it before.
 */
export class Approvals {
  readonly #store: PlannedWriteStore;
  readonly #ambient: Pick<Ambient, 'now'>;

  constructor(parts: { store: PlannedWriteStore; ambient: Pick<Ambient, 'now'> }) {
    this.#store = parts.store;
    this.#ambient = parts.ambient;
  }

  /** Records the plan and answers what the person is shown. */
  async propose({ plan, ...proposal }: Proposal): Promise<Plan> {
    const createdAt = this.#ambient.now();
    const expiresAt = createdAt + approvalLifetimeMs;
    const shown: Plan = {
      ...plan,
      issues: proposal.issues.slice(0, plannedIssuesShown),
      total: proposal.issues.length,
      toolCallId: proposal.toolCallId,
      expiresAt: new Date(expiresAt).toISOString(),
    };
    await this.#store.add({
      ...proposal,
      state: 'waiting',
      plan: shown,
      createdAt,
      expiresAt,
      outcome: null,
      changeId: null,
      runnerUntil: null,
    });
    return shown;
  }

  /**
   * Records the person's decision, once. Throws assistant.approval-unknown (no such plan of this caller),
   * assistant.approval-spent (already decided), assistant.approval-expired.
   */
  async decide(decision: Decision): Promise<PlannedWrite> {
    const write = await this.#store.find(decision.conversationId, decision.toolCallId);
    if (write === null || write.connectionId !== decision.connectionId) {
      throw new AssistantError('assistant.approval-unknown');
    }
    const now = this.#ambient.now();
    if (write.state === 'waiting' && now >= write.expiresAt) {
      await this.#store.move(write, 'waiting', 'expired', now);
      throw new AssistantError('assistant.approval-expired');
    }
    if (write.state === 'expired') throw new AssistantError('assistant.approval-expired');
    const state = decision.approved ? 'approved' : 'refused';
    if (!(await this.#store.move(write, 'waiting', state, now))) {
      throw new AssistantError('assistant.approval-spent');
    }
    return { ...write, state };
  }

  /** The person went on talking: what waited is dropped. Answers the tool calls of the dropped plans. */
  supersede(conversationId: string): Promise<string[]> {
    return this.#store.supersede(conversationId, this.#ambient.now());
  }

  /** A page of the issues of a plan. Throws assistant.approval-unknown when the caller has no such plan. */
  async issues(
    where: Pick<Decision, 'conversationId' | 'connectionId' | 'toolCallId'>,
    page: { readonly offset: number; readonly limit: number },
  ): Promise<PlanIssues> {
    const write = await this.#store.find(where.conversationId, where.toolCallId);
    if (write === null || write.connectionId !== where.connectionId) {
      throw new AssistantError('assistant.approval-unknown');
    }
    const { issues } = write;
    return { issues: issues.slice(page.offset, page.offset + page.limit), total: issues.length };
  }

  /** What became of the writes of a conversation; those that waited too long are expired on the way. */
  async review(conversationId: string): Promise<PlannedWrite[]> {
    const now = this.#ambient.now();
    const writes = await this.#store.list(conversationId);
    return Promise.all(
      writes.map(async (write) => {
        if (write.state !== 'waiting' || now < write.expiresAt) return write;
        await this.#store.move(write, 'waiting', 'expired', now);
        return { ...write, state: 'expired' as const };
      }),
    );
  }
}
