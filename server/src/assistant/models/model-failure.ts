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
    return new AssistantError('assistant.model-failed', { detail: meaningOf(call.statusCode), cause: error });
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

function meaningOf(status: number): string {
  if (status === 401 || status === 403) return `It did not accept the key (HTTP ${status}).`;
  if (status === 404) return 'Its address or the model name is not known there (HTTP 404).';
  if (status === 402) return 'The account has no credit left (HTTP 402).';
  if (status === 413) return 'The conversation is too long for it (HTTP 413). Start a new one.';
  if (status === 429) return 'Its quota or rate limit is used up (HTTP 429).';
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
