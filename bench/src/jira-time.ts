/** Adds up the time in which at least one request to Jira is under way, up to the end of its body. */
export class JiraTime {
  #open = 0;
  #since = 0;
  #total = 0;

  readonly fetch: typeof fetch = async (input, init) => {
    this.#enter();
    try {
      const response = await fetch(input, init);
      const body = await response.arrayBuffer();
      return new Response(response.status === 204 ? null : body, {
        status: response.status,
        headers: response.headers,
      });
    } finally {
      this.#leave();
    }
  };

  /** Milliseconds since it was made. */
  busy(): number {
    return this.#total;
  }

  #enter(): void {
    if (this.#open === 0) this.#since = performance.now();
    this.#open += 1;
  }

  #leave(): void {
    this.#open -= 1;
    if (this.#open === 0) this.#total += performance.now() - this.#since;
  }
}
