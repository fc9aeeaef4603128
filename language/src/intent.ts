import type { Criteria } from './criteria.ts';

/** What a sentence asks for. Days are calendar days in the person's time zone, people are as they were named. */
export type Intent =
  | SearchIntent
  | AboutIntent
  | CreateIntent
  | ChangeIntent
  | CommentIntent
  | { readonly kind: 'help' }
  | { readonly kind: 'greeting' }
  | { readonly kind: 'thanks' }
  | UnknownIntent;

export interface SearchIntent {
  readonly kind: 'search';
  readonly criteria: Criteria;
  readonly countOnly: boolean;
  readonly limit?: number;
}

/** A question about one issue. */
export interface AboutIntent {
  readonly kind: 'about';
  readonly key: string;
  readonly focus: Focus;
}

/** Which side of the issue was asked for; "everything" is a summary. */
export type Focus =
  | 'everything'
  | 'assignee'
  | 'reporter'
  | 'status'
  | 'priority'
  | 'due'
  | 'comments'
  | 'history'
  | 'description';

export interface CreateIntent {
  readonly kind: 'create';
  readonly summary: string;
  /** Key or name. */
  readonly project?: string;
  readonly type?: string;
  readonly description?: string;
  /** "me" or a name. */
  readonly assignee?: string;
  readonly dueDate?: string;
  readonly priority?: string;
  readonly labels?: string[];
  /** Key of the parent. */
  readonly parent?: string;
}

/** At least one field besides the key is given; null empties a field, "nobody" takes the assignee away. */
export interface ChangeIntent {
  readonly kind: 'change';
  readonly key: string;
  readonly summary?: string;
  readonly description?: string | null;
  readonly assignee?: string;
  /** Name of the status to move to. */
  readonly status?: string;
  readonly priority?: string;
  readonly dueDate?: string | null;
  readonly addLabels?: string[];
  readonly removeLabels?: string[];
}

export interface CommentIntent {
  readonly kind: 'comment';
  readonly key: string;
  readonly body: string;
}

/** Not understood, or not clearly enough to act on: a write is never guessed. */
export interface UnknownIntent {
  readonly kind: 'unknown';
  /** What was understood, as the end of "I understood that …": "you want to close an issue". */
  readonly understood?: string;
  /** What is missing, as the end of "I don't know …": "which issue you mean". */
  readonly missing?: string;
  /** Sentences that would work. */
  readonly examples: readonly string[];
}
