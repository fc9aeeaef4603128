import type { Board } from './board.ts';

/** Changes only through ../sprint-changes.ts. Its days are planned or past: a future sprint may have none. */
export interface Sprint {
  readonly id: number;
  name: string;
  goal: string;
  state: 'future' | 'active' | 'closed';
  readonly createdAt: number;
  startAt: number | null;
  endAt: number | null;
  /** When it was completed; null before that. */
  completedAt: number | null;
  /** Where it was made; its issues may be on other boards, too. */
  readonly board: Board;
  /** What apps keep beside it, by key. */
  readonly properties: Map<string, unknown>;
}
