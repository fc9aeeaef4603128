import { BufferSchema, type SendRequestOptions } from 'jira.js/core';
import type { Ambient } from '../../ambient.ts';
import { pointsOf } from '../../usage/points.ts';
import type { CallMeter } from '../../usage/usage-meter.ts';
import type { Authorization, Authorizer } from '../../vault/authorizer.ts';
import { JiraError } from '../errors.ts';
import type { Allowance } from '../jira.ts';
import { addressOf } from './address.ts';
import { type Answer, readAnswer } from './answer.ts';
import { type AttemptLimits, type AttemptOutcome, attemptOnce } from './attempt.ts';
import { Deadline } from './deadline.ts';
import type { RateGovernor } from './rate-governor.ts';
import { rateLimitOf } from './rate-limit.ts';
import { redirectedTo } from './redirected.ts';
import { errorOfRefusal, isScopeMismatch } from './refusal.ts';
import { isRead } from './repeatable.ts';
import { type RequestBody, requestBodyOf } from './request-body.ts';
import { type RetryPolicy, waitBeforeRepeat } from './retry-policy.ts';
import { type MismatchReporter, mismatchOf, type OnSchemaMismatch } from './schema-mismatch.ts';

export interface CallParts {
  readonly authorizer: Authorizer;
  readonly ambient: Pick<Ambient, 'now' | 'random' | 'fetch' | 'sleep'>;
  readonly governor: RateGovernor;
  readonly meter: CallMeter | null;
  readonly onSchemaMismatch: OnSchemaMismatch;
  readonly mismatches: MismatchReporter;
  readonly callTimeout: number;
  readonly retryPolicy: RetryPolicy;
  readonly limits: AttemptLimits;
}

/** Stores send on once or twice; more is a circle. */
const mostRedirects = 3;

/** Whose call it is, and where it goes. */
export interface ConnectionAt {
  readonly connectionId: string;
  /** Undefined for the site that was picked. */
  readonly siteUrl: string | undefined;
}

/** What to do after an attempt that brought no success. `wait` is what Jira asked for, null without a wish. */
type Next =
  | { readonly repeat: true; readonly wait: number | null; readonly otherwise: JiraError }
  | { readonly repeat: false; readonly error: JiraError };

/**
 * One call to Jira: as many attempts as are safe. A read may always be repeated. A write only when it certainly
 * had no effect: it never reached Jira, or Jira turned it away before looking at it (401, 429).
 */
export class Call<T> {
  readonly #parts: CallParts;
  readonly #connectionId: string;
  readonly #siteUrl: string | undefined;
  readonly #request: SendRequestOptions<T>;
  readonly #method: string;
  readonly #isRead: boolean;
  readonly #body: RequestBody | null;
  readonly #allowance: Allowance | undefined;

  constructor(
    parts: CallParts,
    { connectionId, siteUrl }: ConnectionAt,
    request: SendRequestOptions<T>,
    allowance: Allowance | undefined,
  ) {
    this.#allowance = allowance;
    this.#parts = parts;
    this.#connectionId = connectionId;
    this.#siteUrl = siteUrl;
    this.#request = request;
    this.#method = request.method ?? 'GET';
    this.#isRead = isRead(this.#method, request.url);
    this.#body = requestBodyOf(request.body);
  }

  async run(signal: AbortSignal | undefined): Promise<T> {
    signal?.throwIfAborted();
    this.#allowance?.demand();
    const deadline = new Deadline(this.#parts.callTimeout, signal);
    try {
      return await this.#run(deadline.signal);
    } catch (error) {
      // The deadline's own reason means Jira took too long; the caller's reason is the caller's to know.
      if (deadline.timedOut && !(error instanceof JiraError)) throw this.#timedOut();
      throw error;
    } finally {
      deadline.end();
    }
  }

  async #run(signal: AbortSignal): Promise<T> {
    const { authorizer, governor, ambient, retryPolicy } = this.#parts;
    const giveUpAt = ambient.now() + this.#parts.callTimeout;
    const held = governor.waitMilliseconds(this.#connectionId);
    if (held > retryPolicy.maxWait) throw rateLimited(held);
    if (held > 0) await ambient.sleep(held, signal);

    let authorization = await authorizer.authorize(this.#connectionId, signal, this.#siteUrl);
    let renewed = false;
    for (let repeat = 1; ; repeat++) {
      const outcome = await this.#attempt(authorization, signal);
      if (outcome.kind === 'answer') {
        if (outcome.status >= 200 && outcome.status < 300) {
          const answer = this.#read(outcome);
          this.#measure(answer);
          return answer;
        }
        this.#parts.meter?.answered(this.#connectionId, {
          points: outcome.status === 429 ? 0 : 1,
          refused: outcome.status === 429,
        });
        if (outcome.status === 401 && !renewed && this.#reusable && !isScopeMismatch(refusalOf(outcome))) {
          renewed = true;
          repeat--;
          authorization = await authorizer.renew(this.#connectionId, authorization, signal);
          continue;
        }
      }
      const next = this.#after(outcome);
      if (!next.repeat) throw next.error;
      const wait = waitBeforeRepeat(repeat, next.wait, retryPolicy, ambient.random);
      // Sleeping into the deadline would turn a clear refusal into a time-out.
      if (wait === null || ambient.now() + wait >= giveUpAt) throw next.otherwise;
      await ambient.sleep(wait, signal);
    }
  }

  #measure(answer: unknown): void {
    const points = pointsOf({ isRead: this.#isRead, path: this.#request.url, answer });
    this.#parts.meter?.answered(this.#connectionId, { points, refused: false });
    this.#allowance?.spent(points);
  }

  get #reusable(): boolean {
    return this.#body?.reusable ?? true;
  }

  async #attempt(authorization: Authorization, signal: AbortSignal): Promise<AttemptOutcome> {
    const { url, searchParams, headers } = this.#request;
    const contentType = this.#body?.contentType ?? null;
    const address = addressOf(authorization.apiBase, url, searchParams);
    const outcome = await attemptOnce(
      this.#parts.ambient.fetch,
      {
        method: this.#method,
        address,
        headers: {
          accept: 'application/json',
          ...(contentType === null ? {} : { 'content-type': contentType }),
          ...headers,
          authorization: authorization.header,
        },
        body: this.#body,
      },
      this.#parts.limits,
      signal,
    );
    // The type says what comes back, not how: of jira.js's schemas this one alone stands for the bytes of a file.
    const described: unknown = this.#request.schema;
    return described === BufferSchema ? this.#followed(outcome, address, signal) : outcome;
  }

  /** Goes where a file is sent on to, without the authorization: it is for Jira alone. */
  async #followed(first: AttemptOutcome, address: string, signal: AbortSignal): Promise<AttemptOutcome> {
    const { accept = '*/*', range } = this.#request.headers ?? {};
    const headers = { accept, ...(range === undefined ? {} : { range }) };
    let outcome = first;
    let at = address;
    for (let hops = 0; outcome.kind === 'answer' && hops < mostRedirects; hops++) {
      const next = redirectedTo(outcome, at);
      if (next === null) return outcome;
      at = next;
      const attempt = { method: 'GET', address: at, headers, body: null };
      outcome = await attemptOnce(this.#parts.ambient.fetch, attempt, this.#parts.limits, signal);
      // The store's refusals say nothing about the person's rights: its addresses are good for some minutes.
      if (outcome.kind === 'answer' && outcome.status >= 400 && outcome.status < 500) {
        throw new JiraError('jira.unavailable', { detail: 'The store of files did not hand the file out.' });
      }
    }
    return outcome;
  }

  #after(outcome: AttemptOutcome): Next {
    if (outcome.kind === 'time-out') return this.#ifSafe(false, this.#timedOut());
    if (outcome.kind === 'network-fault') {
      const { fault, cause } = outcome;
      const detail = fault.neverReached ? fault.detail : `${fault.detail}${this.#doubt}`;
      const error = new JiraError('jira.unreachable', { detail, cause });
      return fault.lasting ? { repeat: false, error } : this.#ifSafe(fault.neverReached, error);
    }
    const refusal = refusalOf(outcome);
    if (outcome.status === 429) {
      const { quota, waitMilliseconds: wait } = rateLimitOf(outcome.headers, this.#parts.ambient.now());
      if (quota && wait !== null) this.#parts.governor.hold(this.#connectionId, wait);
      const otherwise = errorOfRefusal(
        refusal,
        wait === null ? {} : { retryAfterSeconds: Math.ceil(wait / 1000) },
      );
      return this.#reusable ? { repeat: true, wait, otherwise } : { repeat: false, error: otherwise };
    }
    const error = errorOfRefusal(refusal, { doubt: this.#doubt.trimStart() });
    return outcome.status >= 500 && outcome.status !== 501
      ? this.#ifSafe(false, error)
      : { repeat: false, error };
  }

  #ifSafe(neverReached: boolean, error: JiraError): Next {
    return this.#reusable && (this.#isRead || neverReached)
      ? { repeat: true, wait: null, otherwise: error }
      : { repeat: false, error };
  }

  #timedOut(): JiraError {
    return new JiraError('jira.timeout', this.#isRead ? {} : { detail: this.#doubt.trimStart() });
  }

  /** After a write without an answer the person must look before trying again, or it may happen twice. */
  get #doubt(): string {
    return this.#isRead ? '' : ' The change may have been made all the same: look before trying again.';
  }

  #read(answer: Answer): T {
    try {
      return readAnswer(answer, this.#request.schema, (error) => {
        const { mismatches, onSchemaMismatch } = this.#parts;
        mismatches.report(mismatchOf(this.#method, this.#request.url, error));
        return onSchemaMismatch;
      });
    } catch (error) {
      if (this.#isRead || !(error instanceof JiraError)) throw error;
      const detail = 'Jira made the change, but its answer could not be read: look before trying again.';
      throw new JiraError(error.code, { detail, cause: error });
    }
  }
}

function rateLimited(milliseconds: number): JiraError {
  return new JiraError('jira.rate-limited', { retryAfterSeconds: Math.ceil(milliseconds / 1000) });
}

function refusalOf(answer: Answer): { status: number; headers: Headers; body: string } {
  return {
    status: answer.status,
    headers: answer.headers,
    body: new TextDecoder().decode(answer.body.subarray(0, 65_536)),
  };
}
