import { ProblemError } from './problem-error.ts';

const firstRetryMs = 1_000;
const longestRetryMs = 30_000;

/**
 * Follows server-sent events until `signal` ends it, with the caller's own authorization, which EventSource cannot send.
 * Comes back by itself after a lost connection, later each time; ends when the caller is no longer signed in. `onEvent`
 * gets the name of each event.
 */
export async function followEvents(
  { fetch, url, signal }: { fetch: typeof globalThis.fetch; url: string; signal: AbortSignal },
  onEvent: (name: string) => void,
): Promise<void> {
  let wait = firstRetryMs;
  while (!signal.aborted) {
    try {
      const { body } = await fetch(url, { signal, cache: 'no-store' });
      if (body === null) return;
      wait = firstRetryMs;
      for await (const name of eventNames(body)) onEvent(name);
    } catch (error) {
      if (error instanceof ProblemError && error.problem.code.startsWith('session.')) return;
    }
    await pause(wait, signal);
    wait = Math.min(wait * 2, longestRetryMs);
  }
}

/** The names of the events of a stream, each when its event is complete. */
export async function* eventNames(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      const events = (rest + decoder.decode(value, { stream: true })).split('\n\n');
      rest = events.pop() ?? '';
      for (const event of events) {
        const name = /^event: (.+)$/m.exec(event)?.[1];
        if (name !== undefined) yield name;
      }
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

/** Resolves when the time is over or the signal is aborted. */
export function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
}
