export interface SaidSoFar<Chunk> {
  readonly chunks: readonly Chunk[];
  readonly ended: boolean;
}

/** An answer that is under way in this process. It is read to its end whether or not somebody listens. */
class LiveAnswer<Chunk> {
  readonly connectionId: string;
  readonly #chunks: Chunk[] = [];
  #ended = false;
  #failure: unknown;
  #grown = Promise.withResolvers<void>();

  constructor(connectionId: string) {
    this.connectionId = connectionId;
  }

  async consume(source: AsyncIterable<Chunk>): Promise<void> {
    try {
      for await (const chunk of source) {
        this.#chunks.push(chunk);
        this.#wake();
      }
    } catch (error) {
      this.#failure = error;
    } finally {
      this.#ended = true;
      this.#wake();
    }
  }

  /** From its beginning to its end. Throws what ended it, when that was a failure. */
  async *follow(): AsyncGenerator<Chunk> {
    for (let next = 0; ; ) {
      const chunk = this.#chunks[next];
      if (next < this.#chunks.length && chunk !== undefined) {
        next += 1;
        yield chunk;
      } else if (this.#ended) {
        if (this.#failure !== undefined) throw this.#failure;
        return;
      } else await this.#grown.promise;
    }
  }

  /** What was said after the first `next` chunks. */
  since(next: number): SaidSoFar<Chunk> {
    return { chunks: this.#chunks.slice(next), ended: this.#ended };
  }

  #wake(): void {
    this.#grown.resolve();
    this.#grown = Promise.withResolvers();
  }
}

/** Answers under way in this process, by their conversation: whoever comes later hears them from the beginning. */
export class LiveAnswers<Chunk> {
  readonly #answers = new Map<string, LiveAnswer<Chunk>>();

  /** Takes charge of an answer. `said` is for the one who asked. */
  begin(
    where: { readonly conversationId: string; readonly connectionId: string },
    source: AsyncIterable<Chunk>,
  ): { readonly said: AsyncIterable<Chunk>; readonly since: (next: number) => SaidSoFar<Chunk> } {
    const answer = new LiveAnswer<Chunk>(where.connectionId);
    this.#answers.set(where.conversationId, answer);
    void answer.consume(source).finally(() => {
      if (this.#answers.get(where.conversationId) === answer) this.#answers.delete(where.conversationId);
    });
    return { said: answer.follow(), since: (next) => answer.since(next) };
  }

  /** Null when this process answers nothing in that conversation, or it is another caller's. */
  follow(where: {
    readonly conversationId: string;
    readonly connectionId: string;
  }): AsyncIterable<Chunk> | null {
    const answer = this.#answers.get(where.conversationId);
    return answer?.connectionId === where.connectionId ? answer.follow() : null;
  }
}
