import type { Action, WriteOutput } from '@sidelight/contract';
import type { JiraAccount } from '../../jira/jira.ts';
import type { Made } from '../changes.ts';
import type { OwnFiles } from '../files/person-files.ts';
import type { Operation } from '../operation.ts';
import type { ChangeSource } from './change/change-source.ts';
import type { PlanningSituation, WritePlan } from './write-plan.ts';

/** What a run made: the answer for the person, and what was really written, for the journal. */
export interface Ran {
  readonly output: WriteOutput;
  readonly written: Operation;
  readonly made: Made;
}

/** What an operation did, 'nothing', or 'unknown' when somebody else has changed the same since. */
export type Examined = Ran | 'nothing' | 'unknown';

/** An operation that was run, with what Jira held after it. */
export interface RunOperation<Kind> {
  readonly operation: Kind;
  /** Of a creation: the key that the issue got. */
  readonly issueKey: string;
  readonly made: Made;
  /** The issues of all that is undone together with it, by key. */
  readonly together: ReadonlySet<string>;
}

/** All that the assistant knows of one kind of write. */
export interface OperationKind<Kind> {
  /** What rules and the audit log call it. */
  readonly action: Action;
  /** Before "all 12 issues": "Commented on". */
  readonly verb: string;
  /** The places in its plan, from 0, of the operations that have to be done before it. Left out: it waits for none. */
  after?(operation: Kind): readonly number[];
  /** With what those have made; `keyAt` answers the key of the issue of one of them. Left out: as it is. */
  resolved?(operation: Kind, keyAt: (place: number) => string): Kind;
  /** Whether those of a plan are carried out one after another: each depends on what the others left. */
  inOrder?(operation: Kind): boolean;
  /** Of the issues that it touches and that exist. */
  keys(operation: Kind): readonly string[];
  /**
   * Carries it out as it was stored and reads back what Jira has then. `mark` is kept with what is created, so that it
   * can be found again; `files` are the person's. Throws assistant.changed-meanwhile, with nothing written, when what it would change is no longer
   * what the person was shown; JiraError when Jira refuses or cannot be reached.
   */
  run(operation: Kind, account: JiraAccount, mark: string, files: OwnFiles): Promise<Ran>;
  /** Looks in Jira whether it had been carried out when no result is known. `mark` is what it was run with. */
  examine(operation: Kind, account: JiraAccount, mark: string, files: OwnFiles): Promise<Examined>;
  /** What takes it back, from what Jira holds now. Throws like every planner. */
  undo(run: RunOperation<Kind>, situation: PlanningSituation, source: ChangeSource): Promise<WritePlan>;
}
