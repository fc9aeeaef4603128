/** Who alone may read a comment or worklog: those who have a role in the project, or the members of a group. */
export interface Visibility {
  readonly type: 'role' | 'group';
  /** Id of the role or group. */
  readonly identifier: string;
  /** Its name. */
  readonly value: string;
}
