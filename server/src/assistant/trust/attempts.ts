import type { Action, AuditEvent } from '@sidelight/contract';
import { z } from 'zod';
import type { Ambient } from '../../ambient.ts';
import { ToolFailure } from '../tools/tool-failure.ts';
import { type WriteCall, writeTools } from '../tools/write-tools.ts';
import type { AuditLog } from './audit-log.ts';

interface Attempt {
  readonly connectionId: string;
  readonly conversationId: string;
  readonly sentence: string | null;
}

const keysSchema = z.object({
  key: z.string().optional(),
  keys: z.array(z.string()).optional(),
});

/** Writes down what somebody tried to do to Jira and was not let. */
export class Attempts {
  readonly #audit: AuditLog;
  readonly #ambient: Pick<Ambient, 'now'>;

  constructor(parts: { audit: AuditLog; ambient: Pick<Ambient, 'now'> }) {
    this.#audit = parts.audit;
    this.#ambient = parts.ambient;
  }

  /** A model asked for a write that cannot be, or may not be. */
  async denied(attempt: Attempt, call: WriteCall, error: unknown): Promise<void> {
    const given = keysSchema.safeParse(call.input);
    const { key, keys = [] } = given.success ? given.data : {};
    const issues = key === undefined ? keys : [key, ...keys];
    await this.#record(attempt, {
      event: 'denied',
      ...writeTools[call.toolName].attempt,
      issues,
      detail: new ToolFailure(error).message,
    });
  }

  /** Somebody sent a decision on what does not wait for them. */
  async misused(attempt: Attempt, error: unknown): Promise<void> {
    await this.#record(attempt, {
      event: 'misused',
      action: 'change',
      title: 'A decision on a change that does not wait for it',
      issues: [],
      detail: new ToolFailure(error).message,
    });
  }

  #record(
    attempt: Attempt,
    what: { event: AuditEvent; action: Action; title: string; issues: readonly string[]; detail: string },
  ): Promise<void> {
    return this.#audit.record({
      ...attempt,
      ...what,
      issues: what.issues.slice(0, 50),
      total: what.issues.length,
      at: this.#ambient.now(),
      by: 'server',
      site: null,
      changeId: null,
    });
  }
}
