import { type ErrorCode, errorRegistry } from '@sidelight/contract';

export interface CodedErrorOptions {
  /** About this occurrence, for the person. Must hold no secret and no stack. */
  readonly detail?: string;
  /** The private reason; logged, never sent. */
  readonly cause?: unknown;
  readonly faults?: readonly { path: string; message: string }[];
  readonly position?: { start: number; end: number };
  readonly retryAfterSeconds?: number;
}

/**
 * The root of every error that Sidelight raises on purpose. Each family extends it beside its cause
 * (JiraError, VaultError, …); `http/problems.ts` is the one place that turns it into an answer.
 */
export abstract class CodedError extends Error {
  readonly code: ErrorCode;
  /** What the person can do. */
  readonly advice: string;
  readonly detail: string | undefined;
  readonly faults: readonly { path: string; message: string }[];
  readonly position: { start: number; end: number } | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(code: ErrorCode, options: CodedErrorOptions = {}) {
    const { title, advice } = errorRegistry[code];
    super(options.detail === undefined ? title : `${title} ${options.detail}`, { cause: options.cause });
    this.name = new.target.name;
    this.code = code;
    this.advice = advice;
    this.detail = options.detail;
    this.faults = options.faults ?? [];
    this.position = options.position;
    this.retryAfterSeconds = options.retryAfterSeconds;
  }
}
