/** One request the sandbox received; the status is null while it is open, and stays so when it was cut off. */
export interface Call {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly query: string;
  readonly at: number;
  status: number | null;
}

/** One request to the token endpoint. */
export interface TokenRequest {
  readonly grantType: string;
  readonly at: number;
  readonly status: number;
}

/** A list that forgets its oldest entries, so that a long demo does not grow. */
export class BoundedLog<Entry> {
  readonly entries: Entry[] = [];
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  add(entry: Entry): Entry {
    this.entries.push(entry);
    if (this.entries.length > this.#limit) this.entries.shift();
    return entry;
  }

  clear(): void {
    this.entries.length = 0;
  }
}
