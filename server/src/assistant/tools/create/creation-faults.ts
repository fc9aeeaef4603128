import { CodedError } from '../../../coded-error.ts';
import { AssistantError } from '../../assistant-error.ts';
import { listed } from '../names.ts';
import { isOfOneIssue } from '../several-plans.ts';
import { ToolFailure } from '../tool-failure.ts';

interface Fault {
  /** In what was asked for, from 1. */
  readonly position: number;
  readonly error: CodedError;
}

/** What stands in the way of issues that are to be created: all of it, so that it can be mended at once. */
export class CreationFaults {
  readonly #faults: Fault[] = [];

  add(position: number, sentence: string): void {
    this.#faults.push({ position, error: new AssistantError('assistant.impossible', { detail: sentence }) });
  }

  /** What the work answers; undefined when it failed for a reason that is the issue's own. */
  async in<Answer>(position: number, work: () => Answer | Promise<Answer>): Promise<Answer | undefined> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof CodedError) || !isOfOneIssue(error)) throw error;
      this.#faults.push({ position, error });
      return undefined;
    }
  }

  /** Throws the only fault there is, else assistant.impossible that names every one with the issues that have it. */
  demandNone(issues: readonly { readonly position: number; readonly summary: string }[]): void {
    const [first, ...others] = this.#faults;
    if (first === undefined) return;
    if (issues.length === 1 && others.length === 0) throw first.error;
    const byReason = Map.groupBy(this.#faults, ({ error }) => new ToolFailure(error).message);
    const reasons = [...byReason].map(([reason, faults]) => {
      const positions = [...new Set(faults.map(({ position }) => position))].sort(
        (one, other) => one - other,
      );
      return issues.length === 1 ? reason : `${namesOf(positions, issues)}: ${reason}`;
    });
    const concerned = new Set(this.#faults.map(({ position }) => position)).size;
    const opening =
      issues.length === 1
        ? []
        : [`Nothing is planned yet: ${concerned} of ${issues.length} issues need mending.`];
    throw new AssistantError('assistant.impossible', { detail: [...opening, ...reasons].join(' ') });
  }
}

/** "Issue 3 (“Pay by card”)", "Issues 3, 4 and 9". */
function namesOf(
  positions: readonly number[],
  issues: readonly { readonly position: number; readonly summary: string }[],
): string {
  const [only] = positions;
  if (positions.length > 1) return `Issues ${listed(positions.map(String), positions.length)}`;
  const summary = issues.find(({ position }) => position === only)?.summary ?? '';
  return `Issue ${only} (“${summary}”)`;
}
