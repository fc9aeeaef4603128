import type { LanguageModelV4 } from '@ai-sdk/provider';
import { CodedError } from '../../coded-error.ts';
import type { SpentTokens } from '../../usage/model-usage.ts';
import { AssistantError } from '../assistant-error.ts';
import { estimateTokens } from '../context/estimate.ts';
import { type AnswerLimits, beginAnswer, within } from './begun-answer.ts';
import { CountedTokens } from './counted-tokens.ts';
import { gatheredText } from './gathered-text.ts';
import { type ModelFailure, modelFailure, readModelFailure } from './model-failure.ts';
import type { ModelRests } from './model-rests.ts';
import { passedOn } from './passed-on.ts';

/** One of the models that may answer. */
export interface ChainedModel {
  readonly name: string;
  /** Its tokens are the person's to spend. */
  readonly counted: boolean;
  load(): Promise<LanguageModelV4>;
}

/** Which model answers, and which ones before it do not. */
export interface Answering {
  readonly model: string;
  readonly insteadOf: { readonly model: string; readonly why: string } | null;
}

export interface ModelChainParts {
  /** In the order in which they are asked; at least one. */
  readonly models: readonly ChainedModel[];
  readonly rests: ModelRests;
  readonly limits: ChainLimits;
  /** Called before the first part of each answer. */
  readonly onAnswering: (answering: Answering) => void;
  /** Null while the person may spend tokens; else why not. Asked before each answer of a model that is counted. */
  readonly usedUp: () => Promise<CodedError | null>;
  /** Told once an answer of a counted model is over. */
  readonly onSpent: (spent: SpentTokens) => void;
  /** Each failure of a model after which another was asked. */
  readonly log: (error: unknown) => void;
}

export interface ChainLimits extends AnswerLimits {
  /** Until the first part of an answer while there is another model to ask. */
  readonly firstPartWithOthersMs: number;
}

interface Failed {
  readonly model: string;
  readonly failure: ModelFailure;
  readonly error: unknown;
}

/**
 * Several models as one: the first that begins to answer is the one that answers. Those that rest are asked last.
 * When none answers, the failure names each with its reason.
 */
export function createModelChain(parts: ModelChainParts): LanguageModelV4 {
  const { rests, limits } = parts;
  const first = parts.models[0]?.name ?? '';

  async function firstThatAnswers<T>(
    signal: AbortSignal | undefined,
    ask: (model: LanguageModelV4, by: ChainedModel, limits: AnswerLimits) => Promise<T>,
  ): Promise<{ answer: T; by: ChainedModel }> {
    const failures: Failed[] = [];
    const refusal = parts.models.some(({ counted }) => counted) ? await parts.usedUp() : null;
    const allowed = refusal === null ? parts.models : parts.models.filter(({ counted }) => !counted);
    if (refusal !== null && allowed.length === 0) throw refusal;
    const inOrder = [
      ...allowed.filter(({ name }) => rests.restOf(name) === null),
      ...allowed.filter(({ name }) => rests.restOf(name) !== null),
    ];
    for (const [index, by] of inOrder.entries()) {
      const { name, load } = by;
      const others = index < inOrder.length - 1;
      const firstPartMs = others ? limits.firstPartWithOthersMs : limits.firstPartMs;
      try {
        const answer = await ask(await load(), by, { firstPartMs, silenceMs: limits.silenceMs });
        rests.answered(name);
        const failed = failures.find(({ model }) => model === first)?.failure ?? rests.restOf(first)?.failure;
        const why = refusal?.detail ?? failed?.detail;
        const insteadOf = name === first || why === undefined ? null : { model: first, why };
        parts.onAnswering({ model: name, insteadOf });
        return { answer, by };
      } catch (error) {
        signal?.throwIfAborted();
        // Not the model's: what the built-in model needs to know of Jira could not be had.
        if (error instanceof CodedError) throw error;
        const failure = readModelFailure(error);
        rests.failed(name, failure);
        failures.push({ model: name, failure, error });
        if (others) parts.log(modelFailure(error));
      }
    }
    throw noneAnswered(failures);
  }

  return {
    specificationVersion: 'v4',
    provider: 'sidelight',
    modelId: first,
    supportedUrls: {},
    async doGenerate(options) {
      const { answer, by } = await firstThatAnswers(options.abortSignal, (model, _by, { firstPartMs }) =>
        within(firstPartMs, model.doGenerate(options)),
      );
      const { inputTokens, outputTokens } = answer.usage;
      if (by.counted) {
        parts.onSpent({
          model: by.name,
          inputTokens: inputTokens.total ?? estimateTokens(options.prompt),
          outputTokens: outputTokens.total ?? estimateTokens(answer.content),
        });
      }
      return answer;
    },
    async doStream(options) {
      const { answer, by } = await firstThatAnswers(
        options.abortSignal,
        async (model, { counted }, answerLimits) =>
          // The built-in model has its whole answer when it begins: it is neither slow nor does it break off.
          counted ? beginAnswer(model, options, answerLimits) : model.doStream(options),
      );
      if (!by.counted) return answer;
      const tokens = new CountedTokens(options.prompt, (spent) =>
        parts.onSpent({ model: by.name, ...spent }),
      );
      const stream = passedOn(answer.stream, {
        part(part) {
          tokens.part(part);
          // A model that breaks off in the middle rests as well.
          if (part.type === 'error' && options.abortSignal?.aborted !== true) {
            rests.failed(by.name, readModelFailure(part.error));
          }
          // The SDK would print the warnings of a provider to the console.
          return part.type === 'stream-start' ? { ...part, warnings: [] } : part;
        },
        ended: () => tokens.ended(),
      });
      return { ...answer, stream: gatheredText(stream) };
    },
  };
}

function noneAnswered(failures: readonly Failed[]): Error {
  const [only, ...others] = failures;
  if (only !== undefined && others.length === 0) return modelFailure(only.error);
  const detail = failures.map(({ model, failure }) => `${model}: ${failure.detail}`).join(' ');
  const unreachable = failures.every(({ failure: { kind } }) => kind === 'unreachable' || kind === 'slow');
  return new AssistantError(unreachable ? 'assistant.model-unreachable' : 'assistant.model-failed', {
    detail,
    cause: only?.error,
  });
}
