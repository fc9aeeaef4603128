import type { CalendarUnit } from './calendar.ts';
import type { Criteria, Period } from './criteria.ts';

/** What a sentence asks for. Days are calendar days in the person's time zone, people are as they were named. */
export type Intent =
  | SearchIntent
  | AboutIntent
  | CompareIntent
  | CreateIntent
  | CreatesIntent
  | ChangeIntent
  | ChangesIntent
  | CommentIntent
  | WorklogIntent
  | FollowIntent
  | LinkIntent
  | RemindIntent
  | AttachmentsIntent
  | MoreIntent
  | ShiftIntent
  /** At least one. */
  | { readonly kind: 'delete'; readonly keys: readonly string[] }
  | { readonly kind: 'undo' }
  | JobIntent
  | { readonly kind: 'help' }
  | { readonly kind: 'greeting' }
  | { readonly kind: 'thanks' }
  /** "Never mind." */
  | { readonly kind: 'dismissal' }
  /** "This is useless." */
  | { readonly kind: 'complaint' }
  /** "Yes", with nothing waiting for it. */
  | { readonly kind: 'agreement' }
  | NamesIntent
  | LookUpIntent
  | UnknownIntent;

export interface SearchIntent {
  readonly kind: 'search';
  readonly criteria: Criteria;
  readonly countOnly: boolean;
  readonly limit?: number;
  /** Counts for each value of these fields, one or two, instead of a list: "status", "created month". */
  readonly groupBy?: readonly string[];
  /** A number that is added up, of all or per group: "story points". */
  readonly sum?: string;
  /** Columns of the list, as they were said: "due date". */
  readonly fields?: readonly string[];
}

/** "Which projects are there?" */
export interface NamesIntent {
  readonly kind: 'names';
  readonly of: 'projects' | 'types' | 'statuses' | 'priorities';
}

/** What Jira calls things, as far as that has to be looked up: "which versions does PAY have?" */
export interface LookUpIntent {
  readonly kind: 'look-up';
  readonly of:
    | 'type'
    | 'field'
    | 'person'
    | 'component'
    | 'version'
    | 'sprint'
    | 'board'
    | 'status'
    | 'link type';
  /** Roughly the name. */
  readonly text?: string;
  /** Key or name. */
  readonly project?: string;
}

/** The next issues of the list shown last. */
export interface MoreIntent {
  readonly kind: 'more';
  readonly limit?: number;
}

/** A question about one issue. */
export interface AboutIntent {
  readonly kind: 'about';
  readonly key: string;
  readonly focus: Focus;
  /** Of what is told from day to day (comments, history, worklogs): these days alone. */
  readonly during?: Period;
}

/** Issues side by side, at least two. */
export interface CompareIntent {
  readonly kind: 'compare';
  readonly keys: readonly string[];
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
  | 'commenters'
  | 'history'
  | 'worklogs'
  | 'links'
  | 'attachments'
  | 'description';

export interface CreateIntent {
  readonly kind: 'create';
  readonly summary: string;
  /** Key or name. */
  readonly project?: string | undefined;
  readonly type?: string | undefined;
  readonly description?: string | undefined;
  /** "me" or a name. */
  readonly assignee?: string | undefined;
  readonly dueDate?: string | undefined;
  readonly priority?: string | undefined;
  readonly labels?: string[] | undefined;
  /** Key of the parent; of several new issues also "#1" for the first of them. */
  readonly parent?: string | undefined;
  /** A name, "current" or "next". */
  readonly sprint?: string | undefined;
  /** The files that were just sent are to be attached to it. */
  readonly withFiles?: true;
}

/** A new issue before it is there. */
export type NewIssueDraft = Omit<CreateIntent, 'kind'>;

/** Several new issues, in the order in which they were said; a parent comes before what is below it. */
export interface CreatesIntent {
  readonly kind: 'creates';
  readonly issues: readonly NewIssueDraft[];
}

/** At least one field besides the key is given; null empties a field, "nobody" takes the assignee away. */
export interface ChangeIntent {
  readonly kind: 'change';
  readonly key: string;
  readonly summary?: string | undefined;
  readonly description?: string | null | undefined;
  readonly assignee?: string | undefined;
  /** Name of the status to move to. */
  readonly status?: string | undefined;
  readonly priority?: string | undefined;
  readonly dueDate?: string | null | undefined;
  readonly addLabels?: string[] | undefined;
  readonly removeLabels?: string[] | undefined;
  /** Other fields, by the names that were said; null empties one. */
  readonly fields?: Record<string, string | number | boolean | null | string[]> | undefined;
  /** To fields that hold several values, and from them. */
  readonly addTo?: Record<string, string[]> | undefined;
  readonly removeFrom?: Record<string, string[]> | undefined;
  /** Key of the parent; null for none. */
  readonly parent?: string | null | undefined;
  /** A name, "current" or "next"; null is the backlog. */
  readonly sprint?: string | null | undefined;
  /** "top", "bottom", "above KEY", "below KEY". */
  readonly rank?: string | undefined;
  readonly link?: Omit<LinkIntent, 'kind' | 'key'> | undefined;
  readonly watch?: boolean | undefined;
  readonly vote?: boolean | undefined;
}

/** Issues named one by one, or all that a search finds. */
export type IssueSet = { readonly keys: readonly string[] } | { readonly criteria: Criteria };

/** Changes of several issues, in the order in which they were said. */
export interface ChangesIntent {
  readonly kind: 'changes';
  readonly changes: readonly {
    readonly issues: IssueSet;
    readonly change: Omit<ChangeIntent, 'kind' | 'key'>;
  }[];
}

/** A change from what the issue holds now, which has to be looked up: see `shiftedChange`. */
export interface ShiftIntent {
  readonly kind: 'shift';
  readonly key: string;
  /** How far the due date moves, in the calendar's units; negative is earlier. */
  readonly due?: { readonly count: number; readonly unit: CalendarUnit };
  /** 1 is one priority more urgent, -1 one less. */
  readonly priority?: 1 | -1;
}

/** A ready-made report. */
export interface JobIntent {
  readonly kind: 'job';
  readonly job:
    | 'my-day'
    | 'standup'
    | 'sprint-report'
    | 'release-notes'
    | 'triage'
    | 'stale'
    | 'workload'
    | 'timesheet';
  /** A project, a sprint, a version, or a person and days, as it was said. */
  readonly argument?: string | undefined;
}

/** As the tool takes it: `key` or `keys`, and for a comment that is there what tells it from others. */
export interface CommentIntent {
  readonly kind: 'comment';
  /** Left out: a new one. */
  readonly action?: 'edit' | 'delete' | 'reply';
  readonly key?: string;
  readonly keys?: string[];
  readonly body?: string;
  /** Jira's id, or "last". */
  readonly id?: string;
  /** "me" or a name. */
  readonly author?: string;
  /** Words that it holds. */
  readonly words?: string;
  /** Role or group as it was named, "everybody", or "internal" when nobody was named. */
  readonly visibleTo?: string;
}

/** As the tool takes it: `key` or `keys`, and for a work log that is there what tells it from others. */
export interface WorklogIntent {
  readonly kind: 'worklog';
  /** Left out: a new one. */
  readonly action?: 'edit' | 'delete';
  readonly key?: string;
  readonly keys?: string[];
  readonly minutes?: number;
  /** Of a new one, left out: today. */
  readonly day?: string;
  /** Clock times, "09:00". */
  readonly from?: string;
  readonly to?: string;
  readonly comment?: string;
  /** Jira's id, or "last". */
  readonly id?: string;
  /** A name; left out for the person's own. */
  readonly author?: string;
  readonly ofDay?: string;
  /** What becomes of the remaining estimate: "leave", "240m", "-60m"; left out, Jira reckons. */
  readonly remaining?: string;
  readonly visibleTo?: string;
}

/** "KEY blocks OTHER"; without a relation they are only related. */
export interface LinkIntent {
  readonly kind: 'link';
  readonly key: string;
  readonly other: string;
  readonly relation?: string | undefined;
  readonly remove?: true | undefined;
}

/** The person's own reminders. */
export interface RemindIntent {
  readonly kind: 'remind';
  readonly do: 'set' | 'list' | 'cancel' | 'snooze';
  /** "2026-11-27T09:00" where the person is, or from now on "20m", "2h", "3d". */
  readonly at?: string;
  readonly key?: string;
  readonly text?: string;
  /** An issue key, words of the reminder, or "all"; left out, the one that there is. */
  readonly which?: string;
}

/** The files of an issue: to see which there are, to read, add (`files`: names, else those just sent) or delete one. */
export type AttachmentsIntent = { readonly kind: 'attachments'; readonly key: string } & (
  | { readonly action: 'list' }
  | { readonly action: 'read' | 'delete'; readonly name: string }
  | { readonly action: 'add'; readonly files?: string[] }
);

/** Watching and voting; at least one is given. */
export interface FollowIntent {
  readonly kind: 'follow';
  readonly key: string;
  readonly watch?: boolean;
  readonly vote?: boolean;
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
