import type { DataParts, Page } from '@sidelight/contract';
import type { Ambient } from '../ambient.ts';
import type { Jira } from '../jira/jira.ts';
import type { Reminders } from '../reminders/reminders.ts';
import type { ModelBudget } from '../usage/model-usage.ts';
import type { Approvals } from './approvals.ts';
import type { ChangeJournal } from './changes.ts';
import type { SummaryStore } from './context/summary.ts';
import type { Message } from './conversation.ts';
import type { PersonFiles } from './files/person-files.ts';
import type { FirstCall } from './models/call-first.ts';
import type { ModelSource } from './models/model-source.ts';
import type { Attempts } from './trust/attempts.ts';
import type { PersonRules } from './trust/person-rules.ts';
import type { TurnLimits } from './turn-limits.ts';

export interface TurnParts {
  readonly jira: Jira;
  readonly approvals: Approvals;
  readonly rules: PersonRules;
  readonly attempts: Attempts;
  readonly journal: ChangeJournal;
  readonly model: ModelSource;
  readonly budget: Pick<ModelBudget, 'usedUp' | 'spent'>;
  readonly summaries: SummaryStore;
  readonly files: PersonFiles;
  readonly reminders: Reminders;
  readonly ambient: Pick<Ambient, 'now' | 'newId'>;
  readonly limits: TurnLimits;
}

/** Everything that one turn of the model depends on. */
export interface TurnRequest {
  readonly conversationId: string;
  readonly connectionId: string;
  /** The site that the conversation is about; undefined for the one that is picked. */
  readonly siteUrl: string | undefined;
  /** The site of the page where the person is, where it is another one. */
  readonly otherSiteUrl: string | undefined;
  /** A change was decided and carried out in the same answer: the model has been told what it did. */
  readonly goesOn: boolean;
  /** What is called before any model is asked. */
  readonly first: readonly FirstCall[];
  /** What the person is to be told with every plan. */
  readonly caution: string | null;
  /** Up to and with what is to be answered. */
  readonly messages: readonly Message[];
  /** IANA name. */
  readonly timeZone: string;
  /** What the person is looking at. */
  readonly page: Page | undefined;
  /** The change whose Undo was pressed. */
  readonly changeId: string | undefined;
  readonly signal: AbortSignal;
  /** Turns an error into what the person may know about it. */
  readonly describe: (error: unknown) => DataParts['problem'];
  readonly log: (error: unknown) => void;
}
