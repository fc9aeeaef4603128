/** What belongs to a code: the HTTP status it is sent with, a title that never changes, and what to do next. */
export interface ErrorEntry {
  readonly status: number;
  readonly title: string;
  /** A sentence for the person. */
  readonly advice: string;
}
