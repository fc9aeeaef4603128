import {
  type Action,
  type AllowableAction,
  type AllowedWhere,
  type ChangedRules,
  mostIssuesUnasked,
  type Rules,
} from '@sidelight/contract';
import type { Ambient } from '../../ambient.ts';
import { AssistantError } from '../assistant-error.ts';
import type { Operation } from '../operation.ts';
import { actionsIn, isAllowable, issuesIn } from './action.ts';
import { demandOpen, type WriteRules } from './write-rules.ts';

/** What one person has said about changes to come. */
export interface KeptRules {
  readonly readOnly: boolean;
  readonly always: readonly AllowableAction[];
  /** Of the conversation that was asked for. */
  readonly inConversation: readonly AllowableAction[];
}

export interface PersonRuleStore {
  of(connectionId: string, conversationId: string | null): Promise<KeptRules>;
  /** In place of what there was; what was allowed in conversations is taken back. */
  replace(connectionId: string, rules: ChangedRules, at: number): Promise<void>;
  /** `conversationId` null: in all of them. */
  allow(
    connectionId: string,
    conversationId: string | null,
    action: AllowableAction,
    at: number,
  ): Promise<void>;
}

interface PlanLooked {
  readonly connectionId: string;
  readonly conversationId: string;
  readonly action: Action;
  readonly operations: readonly Operation[];
  /** It has something to say that a person should read first. */
  readonly hasWarnings: boolean;
}

/** Whether a plan may be carried out at all, and whether the person has to be asked. */
export class PersonRules {
  readonly #store: PersonRuleStore;
  readonly #server: WriteRules;
  readonly #ambient: Pick<Ambient, 'now'>;

  constructor(parts: { store: PersonRuleStore; server: WriteRules; ambient: Pick<Ambient, 'now'> }) {
    this.#store = parts.store;
    this.#server = parts.server;
    this.#ambient = parts.ambient;
  }

  async of(connectionId: string): Promise<Rules> {
    const { readOnly, always } = await this.#store.of(connectionId, null);
    const { projects } = this.#server;
    return {
      readOnly,
      allowed: [...always],
      server: { readOnly: this.#server.readOnly, projects: projects === null ? null : [...projects] },
    };
  }

  async replace(connectionId: string, rules: ChangedRules): Promise<void> {
    await this.#store.replace(connectionId, rules, this.#ambient.now());
  }

  /** Throws assistant.read-only, assistant.project-closed. `operations`: as far as they are known. */
  async demandOpen(connectionId: string, operations: readonly Operation[]): Promise<void> {
    demandOpen(this.#server, operations);
    const { readOnly } = await this.#store.of(connectionId, null);
    if (readOnly) throw switchedOff();
  }

  /** The rule by which nobody is asked about this plan; null when the person is. Throws as `demandOpen`. */
  async judge(plan: PlanLooked): Promise<AllowedWhere | null> {
    demandOpen(this.#server, plan.operations);
    const { readOnly, always, inConversation } = await this.#store.of(plan.connectionId, plan.conversationId);
    if (readOnly) throw switchedOff();
    if (!mayBeUnasked(plan) || plan.hasWarnings) return null;
    // Whoever allowed changes of fields has not allowed the link that one call makes along with them.
    const here: ReadonlySet<Action> = new Set(inConversation);
    const everywhere: ReadonlySet<Action> = new Set(always);
    const actions = [...actionsIn(plan.operations)];
    if (!actions.every((action) => here.has(action) || everywhere.has(action))) return null;
    return actions.some((action) => here.has(action)) ? 'conversation' : 'always';
  }

  async allow(
    { connectionId, conversationId }: Pick<PlanLooked, 'connectionId' | 'conversationId'>,
    action: AllowableAction,
    where: AllowedWhere,
  ): Promise<void> {
    const at = where === 'conversation' ? conversationId : null;
    await this.#store.allow(connectionId, at, action, this.#ambient.now());
  }
}

/**
 * What a rule about such a plan would be about; null when there can be none: it cannot be undone as it was made, is too
 * large to look through afterwards, or does things of several kinds, each of which has a rule of its own.
 */
export function allowableIn({
  action,
  operations,
}: Pick<PlanLooked, 'action' | 'operations'>): AllowableAction | null {
  return isAllowable(action) && isFew(operations) && actionsIn(operations).size === 1 ? action : null;
}

function mayBeUnasked({ action, operations }: Pick<PlanLooked, 'action' | 'operations'>): boolean {
  return isAllowable(action) && isFew(operations);
}

function isFew(operations: readonly Operation[]): boolean {
  return issuesIn(operations) <= mostIssuesUnasked;
}

function switchedOff(): AssistantError {
  return new AssistantError('assistant.read-only', { detail: 'You have switched changes off.' });
}
