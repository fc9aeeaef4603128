import type { Criteria } from './criteria.ts';
import type { ChangeIntent, NewIssueDraft } from './intent.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What was said and shown before, for "it", "the second one" and "only the overdue ones". */
export interface ConversationContext {
  /** The issue of the page the person is looking at. */
  readonly pageIssueKey?: string | undefined;
  /** What else it shows, of which `onPage` is: a board, a list of issues, or a project. */
  readonly pageShows?: 'board' | 'list' | 'project' | undefined;
  /** Keys of what was last spoken of, in the order shown. */
  readonly lastIssues?: readonly string[] | undefined;
  /** Keys of the list last shown, for "the third"; where it is left out, of `lastIssues`. */
  readonly lastList?: readonly string[] | undefined;
  /** The change spoken of just before, for "and the third". */
  readonly lastChange?: Omit<ChangeIntent, 'kind'> | undefined;
  /** The issues that were to be created just before and were not, for "in Payments" and "for Sam". */
  readonly lastDrafts?: readonly NewIssueDraft[] | undefined;
  /** The id of the reminder that was set just before, with no change of an issue since: what "undo that" means then. */
  readonly lastReminder?: string | undefined;
  /** Ids of the reminders that the answer just before listed or set, in the order shown. */
  readonly lastReminders?: readonly string[] | undefined;
  readonly lastSearch?: Criteria | undefined;
  /** Key or name of the project last spoken of. */
  readonly lastProject?: string | undefined;
}

export interface Situation {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** IANA name. */
  readonly timeZone: string;
  readonly vocabulary: Vocabulary;
  readonly context: ConversationContext;
}
