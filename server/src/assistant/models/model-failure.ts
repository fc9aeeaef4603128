import { APICallError } from '@ai-sdk/provider';
import { CodedError } from '../../coded-error.ts';
import { AssistantError } from '../assistant-error.ts';

/**
 * What a failed model call means for the person. The server's own words stay in the cause: they may repeat the
 * key or the prompt.
 */
export function modelFailure(error: unknown): CodedError {
  if (error instanceof CodedError) return error;
  const call = apiCallErrorIn(error);
  if (isNetworkError(error) || isNetworkError(call?.cause)) {
    return new AssistantError('assistant.model-unreachable', { cause: error });
  }
  if (call?.statusCode !== undefined && call.statusCode >= 400) {
    return new AssistantError('assistant.model-failed', { detail: meaningOf(call), cause: error });
  }
  if (call !== undefined && call.statusCode === undefined) {
    return new AssistantError('assistant.model-unreachable', { cause: error });
  }
  if (error instanceof Error && error.name === 'TimeoutError') {
    return new AssistantError('assistant.model-unreachable', {
      detail: 'It did not answer in time.',
      cause: error,
    });
  }
  return new AssistantError('assistant.model-failed', {
    detail: 'What it sent cannot be read.',
    cause: error,
  });
}

/**
 * Whether the account may ask for nothing more for now. Anthropic answers 400 in place of 402 when its credit is
 * used up, and tells it by the sentence alone.
 */
export function isOutOfQuota({ statusCode, responseBody = '' }: APICallError): boolean {
  if (statusCode === 402 || statusCode === 429) return true;
  return (
    (statusCode === 400 || statusCode === 403) &&
    /insufficient_quota|billing_error|credit balance is too low/i.test(responseBody)
  );
}

function meaningOf(call: APICallError): string {
  const { statusCode: status = 500 } = call;
  if (status === 429) return 'Its quota or rate limit is used up (HTTP 429).';
  if (isOutOfQuota(call)) return `The account has no credit left (HTTP ${status}).`;
  if (status === 401 || status === 403) return `It did not accept the key (HTTP ${status}).`;
  if (status === 404) return 'Its address or the model name is not known there (HTTP 404).';
  if (status === 413) return 'The conversation is too long for it (HTTP 413). Start a new one.';
  if (status >= 500) return `It has a fault of its own (HTTP ${status}).`;
  return `It did not accept the request (HTTP ${status}).`;
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
