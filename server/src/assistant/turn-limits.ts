import type { ChainLimits } from './models/model-chain.ts';

/** What bounds one turn. Times are milliseconds. */
export interface TurnLimits extends ChainLimits {
  /** Calls of the model; in the last it can only answer. */
  readonly steps: number;
  /** Of the hour's quota of Jira, which all people share; approved writes are not counted. */
  readonly points: number;
  /** Estimated tokens of conversation and results that a model is sent, besides the instructions and tools. */
  readonly contextTokens: number;
  readonly totalMs: number;
  readonly toolMs: number;
  /** For an approved write, whatever happens to the client meanwhile. */
  readonly writeMs: number;
}

export const usualLimits: TurnLimits = {
  steps: 8,
  points: 3_000,
  contextTokens: 24_000,
  totalMs: 180_000,
  firstPartMs: 60_000,
  firstPartWithOthersMs: 25_000,
  silenceMs: 30_000,
  toolMs: 30_000,
  writeMs: 60_000,
};
