export interface Priority {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly color: string;
  /** 0 is the most urgent. */
  readonly rank: number;
}
