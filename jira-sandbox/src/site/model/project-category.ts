/** What several projects have in common, in the words of the site. */
export interface ProjectCategory {
  readonly id: string;
  name: string;
  description: string;
}
