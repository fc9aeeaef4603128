import type {
  LanguageModelV4,
  LanguageModelV4CallOptions,
  LanguageModelV4StreamPart,
  LanguageModelV4StreamResult,
} from '@ai-sdk/provider';
import { ModelStreamError } from './model-stream-error.ts';

/** Milliseconds. */
export interface AnswerLimits {
  /** Until the first part of an answer. */
  readonly firstPartMs: number;
  /** Between two parts. */
  readonly silenceMs: number;
}

/**
 * Asks a model and resolves when it says something to the person or calls a tool: what came before is held back
 * until then. Rejects with its failure while nothing has been said, so that another model can be asked in its
 * place; a later failure is the stream's last part. A model that was given up is told so by its signal.
 */
export async function beginAnswer(
  model: Pick<LanguageModelV4, 'doStream'>,
  options: LanguageModelV4CallOptions,
  limits: AnswerLimits,
): Promise<LanguageModelV4StreamResult> {
  const giveUp = new AbortController();
  const signals = options.abortSignal === undefined ? [] : [options.abortSignal];
  const abortSignal = AbortSignal.any([...signals, giveUp.signal]);
  try {
    const result = await within(limits.firstPartMs, model.doStream({ ...options, abortSignal }));
    const reader = result.stream.getReader();
    const held: LanguageModelV4StreamPart[] = [];
    for (;;) {
      const wait = held.some(isProgress) ? limits.silenceMs : limits.firstPartMs;
      const { done, value } = await within(wait, reader.read());
      if (done || value.type === 'finish') throw new ModelStreamError('It answered nothing.');
      if (value.type === 'error') throw value.error;
      held.push(value);
      if (isContent(value)) break;
    }
    return { ...result, stream: theRest(held, reader, limits.silenceMs, giveUp) };
  } catch (error) {
    giveUp.abort(error);
    options.abortSignal?.throwIfAborted();
    throw error;
  }
}

function theRest(
  held: readonly LanguageModelV4StreamPart[],
  reader: ReadableStreamDefaultReader<LanguageModelV4StreamPart>,
  silenceMs: number,
  giveUp: AbortController,
): ReadableStream<LanguageModelV4StreamPart> {
  let finished = false;
  return new ReadableStream({
    start(controller) {
      for (const part of held) controller.enqueue(part);
    },
    async pull(controller) {
      try {
        const { done, value } = await within(silenceMs, reader.read());
        if (done) {
          if (!finished) throw new ModelStreamError('Its answer broke off.');
          return controller.close();
        }
        finished ||= value.type === 'finish';
        controller.enqueue(value);
        if (value.type !== 'error') return;
        giveUp.abort();
        controller.close();
      } catch (error) {
        giveUp.abort(error);
        controller.enqueue({ type: 'error', error });
        controller.close();
      }
    },
    cancel(reason) {
      giveUp.abort(reason);
      return reader.cancel(reason);
    },
  });
}

/** Rejects with a TimeoutError when the time is over first; what comes later goes unheard. */
export async function within<T>(milliseconds: number, work: PromiseLike<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(
      () => reject(new DOMException('The model did not answer in time.', 'TimeoutError')),
      milliseconds,
    );
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** What a person sees, or what is acted on. */
function isContent(part: LanguageModelV4StreamPart): boolean {
  return (
    (part.type === 'text-delta' && part.delta !== '') ||
    part.type === 'tool-input-start' ||
    part.type === 'tool-call'
  );
}

function isProgress({ type }: LanguageModelV4StreamPart): boolean {
  return type !== 'stream-start' && type !== 'response-metadata';
}
