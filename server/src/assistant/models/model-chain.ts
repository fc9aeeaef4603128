import type { LanguageModelV4, LanguageModelV4StreamPart } from '@ai-sdk/provider';
import { CodedError } from '../../coded-error.ts';
import { AssistantError } from '../assistant-error.ts';
import { type AnswerLimits, beginAnswer, within } from './begun-answer.ts';
import { type ModelFailure, modelFailure, readModelFailure } from './model-failure.ts';
import type { ModelRests } from './model-rests.ts';

/** One of the models that may answer. */
export interface ChainedModel {
  readonly name: string;
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
    ask: (model: LanguageModelV4, limits: AnswerLimits) => Promise<T>,
  ): Promise<{ answer: T; name: string }> {
    const failures: Failed[] = [];
    const inOrder = [
      ...parts.models.filter(({ name }) => rests.restOf(name) === null),
      ...parts.models.filter(({ name }) => rests.restOf(name) !== null),
    ];
    for (const [index, { name, load }] of inOrder.entries()) {
      const others = index < inOrder.length - 1;
      const firstPartMs = others ? limits.firstPartWithOthersMs : limits.firstPartMs;
      try {
        const answer = await ask(await load(), { firstPartMs, silenceMs: limits.silenceMs });
        rests.answered(name);
        const failed = failures.find(({ model }) => model === first)?.failure ?? rests.restOf(first)?.failure;
        const insteadOf =
          name === first || failed === undefined ? null : { model: first, why: failed.detail };
        parts.onAnswering({ model: name, insteadOf });
        return { answer, name };
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
      const { answer } = await firstThatAnswers(options.abortSignal, (model, { firstPartMs }) =>
        within(firstPartMs, model.doGenerate(options)),
      );
      return answer;
    },
    async doStream(options) {
      const { answer, name } = await firstThatAnswers(options.abortSignal, (model, within) =>
        beginAnswer(model, options, within),
      );
      return { ...answer, stream: answer.stream.pipeThrough(noticing(name, options.abortSignal)) };
    },
  };

  /** A model that breaks off in the middle rests as well. */
  function noticing(name: string, signal: AbortSignal | undefined): TransformStream<Part, Part> {
    return new TransformStream({
      transform(part, controller) {
        if (part.type === 'error' && signal?.aborted !== true)
          rests.failed(name, readModelFailure(part.error));
        // The SDK would print the warnings of a provider to the console.
        controller.enqueue(part.type === 'stream-start' ? { ...part, warnings: [] } : part);
      },
    });
  }
}

type Part = LanguageModelV4StreamPart;

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
