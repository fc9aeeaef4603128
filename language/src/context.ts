import type { Criteria } from './criteria.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What was said and shown before, for "it", "the second one" and "only the overdue ones". */
export interface ConversationContext {
  /** The issue of the page the person is looking at. */
  readonly pageIssueKey?: string | undefined;
  /** Keys in the order last shown. */
  readonly lastIssues?: readonly string[] | undefined;
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
