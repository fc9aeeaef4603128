import type { Allowance } from '../jira/jira.ts';
import { AssistantError } from './assistant-error.ts';

/** What the reads and plans of one turn may cost of Jira's quota: all people share it. */
export class PointsAllowance implements Allowance {
  readonly #limit: number;
  #spent = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Throws assistant.turn-too-costly. */
  demand(): void {
    if (this.#spent < this.#limit) return;
    throw new AssistantError('assistant.turn-too-costly', {
      detail: `It has used ${this.#spent.toLocaleString('en')} points of the hour's quota; one question may use ${this.#limit.toLocaleString('en')}.`,
    });
  }

  spent(points: number): void {
    this.#spent += points;
  }
}
