export interface IssueType {
  readonly id: string;
  name: string;
  description: string;
  /** 1 epic, 0 standard, -1 sub-task. */
  readonly hierarchyLevel: 1 | 0 | -1;
}
