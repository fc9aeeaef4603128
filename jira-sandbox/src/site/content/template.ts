/**
 * What issues are written from. Texts have slots in braces, filled once per issue, so that summary, description and
 * comments agree. A description is written by lines: `- ` a bullet, `1. ` a numbered item, `> ` a line of code,
 * `# ` a heading, anything else a paragraph. `@assignee`, `@reporter` and `@someone` become mentions.
 */
export interface IssueTemplate {
  readonly type: 'Story' | 'Task' | 'Bug' | 'Incident' | 'Service Request' | 'Change';
  readonly component: string;
  readonly summary: string;
  readonly description: string;
  /** What people say about just this; may be empty. */
  readonly comments: readonly string[];
  readonly labels: readonly string[];
}

export interface ProjectContent {
  readonly templates: readonly IssueTemplate[];
  /** Large undertakings; each gathers the issues of its component. */
  readonly epics: readonly {
    readonly component: string;
    readonly summary: string;
    readonly description: string;
  }[];
  readonly subtasks: readonly string[];
  readonly slots: Readonly<Record<string, readonly string[]>>;
  /** What is said while work goes on, whatever the issue. */
  readonly remarks: readonly string[];
  /** What is said when it is finished. */
  readonly closings: readonly string[];
}
