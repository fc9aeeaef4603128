/**
 * What to look for, in the words people use. Everything given must hold. It has the shape of the wire's own
 * criteria (the server checks that they match); this room imports nothing of the wire.
 */
export interface Criteria {
  keys?: string[] | undefined;
  /** Keys or names. */
  projects?: string[] | undefined;
  types?: string[] | undefined;
  statuses?: string[] | undefined;
  /** "open" is: not done. */
  statusCategory?: StatusCategory | undefined;
  priorities?: string[] | undefined;
  labels?: string[] | undefined;
  components?: string[] | undefined;
  /** "me", "nobody" or a name. */
  assignee?: string | undefined;
  /** Any of these. */
  assignees?: string[] | undefined;
  notAssignee?: string | undefined;
  reporter?: string | undefined;
  parent?: string | undefined;
  text?: string | undefined;
  due?: Period | undefined;
  noDueDate?: true | undefined;
  overdue?: true | undefined;
  /** Another issue blocks it, or its status says so. */
  blocked?: true | undefined;
  created?: Period | undefined;
  updated?: Period | undefined;
  resolved?: Period | undefined;
  /** Who moved it to a done status, within `resolved` where that is given. */
  closedBy?: string | undefined;
  except?: Exceptions | undefined;
  /** Fields that are empty. */
  without?: EmptyField[] | undefined;
  /** A day: not updated on it or later. */
  notUpdatedSince?: string | undefined;
  watchedByMe?: true | undefined;
  inOpenSprint?: true | undefined;
  sprints?: string[] | undefined;
  fixVersions?: string[] | undefined;
  /** What the board or list of the page shows. */
  onPage?: true | undefined;
  orderBy?: Order | undefined;
}

/** Names that must not apply. An issue that has none of a kind (no component, say) is not left out. */
export interface Exceptions {
  projects?: string[] | undefined;
  types?: string[] | undefined;
  statuses?: string[] | undefined;
  priorities?: string[] | undefined;
  labels?: string[] | undefined;
  components?: string[] | undefined;
}

export type EmptyField = 'labels' | 'components' | 'description' | 'parent';

export type StatusCategory = 'open' | 'to do' | 'in progress' | 'done';

/** Calendar days ("2026-11-27"), both inclusive. */
export interface Period {
  from?: string | undefined;
  to?: string | undefined;
}

export interface Order {
  field: 'created' | 'updated' | 'due' | 'priority' | 'rank' | 'key' | 'resolved';
  direction: 'ascending' | 'descending';
}
