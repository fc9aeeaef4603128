import { APICallError } from '@ai-sdk/provider';
import { CodedError } from '../../coded-error.ts';
import { AssistantError } from '../assistant-error.ts';
import { ModelStreamError } from './model-stream-error.ts';

/** What went wrong with a model, as far as it decides what to do next. */
export type ModelFailureKind =
  | 'unreachable'
  | 'slow'
  | 'rate-limited'
  | 'out-of-quota'
  | 'key-refused'
  | 'unknown-model'
  | 'too-long'
  | 'refused'
  | 'fault'
  | 'unintelligible';

export interface ModelFailure {
  readonly kind: ModelFailureKind;
  /** A sentence for the person. The server's own words are not in it: they may repeat the key or the prompt. */
  readonly detail: string;
  /** When its server wants to be asked again, milliseconds from now; null when it does not say. */
  readonly retryAfterMs: number | null;
}

export function readModelFailure(error: unknown): ModelFailure {
  const call = apiCallErrorIn(error);
  if (error instanceof Error && error.name === 'TimeoutError') {
    return failure('slow', 'It did not answer in time.');
  }
  if (isNetworkError(error) || isNetworkError(call?.cause)) {
    return failure('unreachable', 'There is no connection to it.');
  }
  if (error instanceof ModelStreamError) return failure('unintelligible', error.message);
  if (call === undefined) return failure('unintelligible', 'What it sent cannot be read.');
  if (call.statusCode === undefined) return failure('unreachable', 'There is no connection to it.');
  if (call.statusCode < 400) return failure('unintelligible', 'What it sent cannot be read.');
  return { ...refusalOf(call, call.statusCode), retryAfterMs: retryAfterOf(call) };
}

/** What a failed model call means for the person. Its cause is kept for the log. */
export function modelFailure(error: unknown): CodedError {
  if (error instanceof CodedError) return error;
  const { kind, detail, retryAfterMs } = readModelFailure(error);
  return new AssistantError(
    kind === 'unreachable' || kind === 'slow' ? 'assistant.model-unreachable' : 'assistant.model-failed',
    {
      detail,
      cause: error,
      ...(retryAfterMs === null ? {} : { retryAfterSeconds: Math.ceil(retryAfterMs / 1000) }),
    },
  );
}

function refusalOf(call: APICallError, status: number): Pick<ModelFailure, 'kind' | 'detail'> {
  const body = call.responseBody ?? '';
  // Anthropic answers 400 in place of 402 when its credit is used up, and tells it by the sentence alone.
  if (status === 402 || (status < 500 && outOfCredit.test(body)))
    return failure('out-of-quota', `The account has no credit left (HTTP ${status}).`);
  if (status === 429) return failure('rate-limited', 'Its quota or rate limit is used up (HTTP 429).');
  if (status === 413 || (status === 400 && tooLong.test(body)))
    return failure('too-long', `The conversation is too long for it (HTTP ${status}). Start a new one.`);
  if (status === 401 || status === 403)
    return failure('key-refused', `It did not accept the key (HTTP ${status}).`);
  if (status === 404)
    return failure('unknown-model', 'Its address or the model name is not known there (HTTP 404).');
  if (status >= 500) return failure('fault', `It has a fault of its own (HTTP ${status}).`);
  return failure('refused', `It did not accept the request (HTTP ${status}).`);
}

const outOfCredit = /insufficient_quota|billing_error|credit balance is too low/i;
const tooLong = /context_length_exceeded|maximum context length|prompt is too long|string_above_max_length/i;

function failure(kind: ModelFailureKind, detail: string): ModelFailure {
  return { kind, detail, retryAfterMs: null };
}

function retryAfterOf({ responseHeaders }: APICallError): number | null {
  const seconds = Number(responseHeaders?.['retry-after'] ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1_000 : null;
}

function apiCallErrorIn(error: unknown): APICallError | undefined {
  if (APICallError.isInstance(error)) return error;
  // After repeats the SDK wraps the last failure.
  const last = error instanceof Error && 'lastError' in error ? error.lastError : undefined;
  return APICallError.isInstance(last) ? last : undefined;
}

function isNetworkError(error: unknown): boolean {
  return error instanceof TypeError && /fetch failed|terminated|network/i.test(error.message);
}
