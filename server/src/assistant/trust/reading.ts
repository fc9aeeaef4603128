import { isToolUIPart } from 'ai';
import type { Message } from '../conversation.ts';
import type { Operation } from '../operation.ts';
import { keysOf } from './action.ts';

/**
 * What a model has read that others wrote, and so whether a text may have brought it to what it asks for. In one answer
 * everything after the first reading may come from it. What was read in earlier answers may work on, so then only what the
 * person names in their own words is theirs.
 */
export class Reading {
  readonly #canBeMisled: boolean;
  readonly #hasReadBefore: boolean;
  readonly #named: ReadonlySet<string>;
  #hasRead: boolean;

  constructor(turn: {
    /** False for a model that takes nothing it reads for a wish. */
    readonly canBeMisled: boolean;
    readonly messages: readonly Message[];
    readonly said: string;
    /** The model has just been told what became of a change. */
    readonly goesOn: boolean;
  }) {
    this.#canBeMisled = turn.canBeMisled;
    this.#hasRead = turn.goesOn;
    this.#hasReadBefore = turn.messages.some(({ parts }) => parts.some((part) => isToolUIPart(part)));
    this.#named = new Set(turn.said.toUpperCase().match(/[A-Z][A-Z0-9_]*-\d+/g));
  }

  /** A tool is about to answer. */
  happens(): void {
    this.#hasRead = true;
  }

  mayHaveMisled(operations: readonly Operation[]): boolean {
    if (!this.#canBeMisled) return false;
    if (this.#hasRead) return true;
    return this.#hasReadBefore && !operations.every((operation) => this.#isNamed(operation));
  }

  #isNamed(operation: Operation): boolean {
    const keys = keysOf(operation);
    return keys.length > 0 && keys.every((key) => this.#named.has(key));
  }
}
