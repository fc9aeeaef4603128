import { BodyTooLargeError, readBoundedBody } from '../../bounded-body.ts';
import { JiraError } from '../errors.ts';
import { Deadline } from './deadline.ts';
import { type NetworkFault, networkFaultOf } from './network-fault.ts';
import type { RequestBody } from './request-body.ts';

export interface Attempt {
  readonly method: string;
  readonly address: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: RequestBody | null;
}

export interface AttemptLimits {
  readonly milliseconds: number;
  readonly responseBytes: number;
}

export type AttemptOutcome =
  | { readonly kind: 'answer'; readonly status: number; readonly headers: Headers; readonly body: Uint8Array }
  | { readonly kind: 'time-out' }
  | { readonly kind: 'network-fault'; readonly fault: NetworkFault; readonly cause: unknown };

/** One request and its whole answer. Rejects only with the caller's reason, or a JiraError for a huge answer. */
export async function attemptOnce(
  send: typeof fetch,
  attempt: Attempt,
  limits: AttemptLimits,
  signal: AbortSignal,
): Promise<AttemptOutcome> {
  const deadline = new Deadline(limits.milliseconds, signal);
  try {
    const response = await send(attempt.address, {
      method: attempt.method,
      headers: attempt.headers,
      // Following a redirect could carry the authorization to where it leads.
      redirect: 'manual',
      signal: deadline.signal,
      ...(attempt.body === null ? {} : { body: attempt.body.content, duplex: 'half' }),
    });
    const body = await readBoundedBody(response, limits.responseBytes);
    return { kind: 'answer', status: response.status, headers: response.headers, body };
  } catch (error) {
    if (error instanceof BodyTooLargeError) throw tooLarge(limits.responseBytes);
    if (deadline.timedOut) return { kind: 'time-out' };
    if (signal.aborted) throw signal.reason;
    return {
      kind: 'network-fault',
      fault: networkFaultOf(error, new URL(attempt.address).host),
      cause: error,
    };
  } finally {
    deadline.end();
  }
}

function tooLarge(limit: number): JiraError {
  return new JiraError('jira.unintelligible', {
    detail: `The answer is larger than ${Math.floor(limit / 1_048_576)} MB. Ask for less at once.`,
  });
}
