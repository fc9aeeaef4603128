/** Whether Atlassian answers, as seen by the calls that are made anyway: nothing is asked just to know. */
export interface Reach {
  /** Like the fetch it was made of. */
  readonly fetch: typeof fetch;
  /** A word on how it is; throws when the last calls had no answer. */
  report(): string;
}

/** So many calls in a row without an answer are no accident. */
const faultsInARow = 3;

export function watchReach(send: typeof fetch, now: () => number): Reach {
  let answeredAt: number | null = null;
  let faults = 0;
  return {
    async fetch(input, init) {
      try {
        const response = await send(input, init);
        answeredAt = now();
        faults = 0;
        return response;
      } catch (error) {
        // Who gives up by themselves says nothing about the other side.
        if (init?.signal?.aborted !== true || isTimeout(init.signal.reason)) faults += 1;
        throw error;
      }
    },
    report() {
      const last = answeredAt === null ? 'never yet' : new Date(answeredAt).toISOString();
      if (faults >= faultsInARow) {
        throw new Error(`The last ${faults} calls to Atlassian had no answer; the last answer: ${last}.`);
      }
      return answeredAt === null ? 'not asked yet' : `answered ${last}`;
    },
  };
}

function isTimeout(reason: unknown): boolean {
  return reason instanceof DOMException && reason.name === 'TimeoutError';
}
