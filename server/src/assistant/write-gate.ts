import type { Plan, WriteOutput } from '@sidelight/contract';
import type { ToolApprovalStatus } from 'ai';
import type { Approvals } from './approvals.ts';
import { changeToUndo } from './change-to-undo.ts';
import type { ChangeJournal } from './changes.ts';
import type { Operation } from './operation.ts';
import { ToolFailure } from './tools/tool-failure.ts';
import type { PlanningSituation } from './tools/write-plan.ts';
import { planOfCall, type WriteCall } from './tools/write-tools.ts';
import type { Attempts } from './trust/attempts.ts';
import type { PersonRules } from './trust/person-rules.ts';
import { visiblePlan } from './visible-text.ts';

export interface WriteGateParts {
  readonly approvals: Approvals;
  readonly rules: Pick<PersonRules, 'demandOpen'>;
  readonly attempts: Attempts;
  readonly journal: ChangeJournal;
  readonly now: number;
  /** The change whose Undo the person pressed; whatever a model asks for, that one is meant. */
  readonly changeId: string | undefined;
  readonly conversationId: string;
  readonly connectionId: string;
  /** What the person had said. */
  readonly sentence: string | null;
  /** Whether a text in Jira may have brought the model to ask for this. */
  readonly mayBeMisled: (operations: readonly Operation[]) => boolean;
  /** What the person is to be told with every plan of the turn. */
  readonly caution: string | null;
  readonly situation: () => Omit<PlanningSituation, 'changesToUndo'>;
  readonly log: (error: unknown) => void;
}

/**
 * Where a turn's writes stop. The gate plans each from fresh data and records the plan; it never writes. What
 * needs no approval (it is already so, or cannot be done) is answered as the tool's result.
 */
export class WriteGate {
  readonly #parts: WriteGateParts;
  readonly #shown = new Map<string, Plan>();
  readonly #results = new Map<string, WriteOutput | ToolFailure>();

  constructor(parts: WriteGateParts) {
    this.#parts = parts;
  }

  /** The SDK asks this for each write before it would run it. Does not throw. */
  async approvalOf(call: WriteCall): Promise<ToolApprovalStatus> {
    const { approvals, attempts, rules, conversationId, connectionId, sentence, caution } = this.#parts;
    try {
      // What may not be changed at all is not looked up first.
      await rules.demandOpen(connectionId, []);
      const outcome = await planOfCall(call, {
        ...this.#parts.situation(),
        changesToUndo: (changeId) => this.#changesToUndo(changeId),
      });
      if (outcome.kind === 'nothing') {
        this.#results.set(call.toolCallId, outcome.output);
        return 'not-applicable';
      }
      const { operations, undoes = null } = outcome;
      const { issues, ...planned } = visiblePlan(outcome.plan);
      const plan = caution === null ? planned : { ...planned, warnings: [...planned.warnings, caution] };
      const shown = await approvals.propose({
        conversationId,
        connectionId,
        toolCallId: call.toolCallId,
        plan,
        issues,
        operations,
        undoes,
        sentence,
        mayBeMisled: this.#parts.mayBeMisled(operations),
      });
      this.#shown.set(call.toolCallId, shown);
      return 'user-approval';
    } catch (error) {
      this.#parts.log(error);
      await attempts.denied({ connectionId, conversationId, sentence }, call, error).catch(this.#parts.log);
      this.#results.set(call.toolCallId, new ToolFailure(error));
      return 'not-applicable';
    }
  }

  /** The plan recorded in this turn for a tool call. */
  planOf(toolCallId: string): Plan | undefined {
    return this.#shown.get(toolCallId);
  }

  /** What the tool answers without a write. Throws ToolFailure. */
  resultOf(toolCallId: string): WriteOutput {
    const result = this.#results.get(toolCallId);
    if (result === undefined) throw new ToolFailure(new Error('A write was run without passing the gate.'));
    if (result instanceof ToolFailure) throw result;
    return result;
  }

  #changesToUndo(asked: string | undefined) {
    const { journal, connectionId, conversationId, now, changeId = asked } = this.#parts;
    return changeToUndo(journal, { connectionId, conversationId, changeId, now });
  }
}
