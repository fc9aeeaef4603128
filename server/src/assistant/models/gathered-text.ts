import type { LanguageModelV4StreamPart } from '@ai-sdk/provider';

type Part = LanguageModelV4StreamPart;
type Delta = Extract<Part, { type: 'text-delta' | 'reasoning-delta' | 'tool-input-delta' }>;
type Read = Awaited<ReturnType<ReadableStreamDefaultReader<Part>['read']>>;

/** Twenty times a second a text grows smoothly; models say up to hundreds of pieces in that time. */
const togetherMs = 50;

/**
 * A model's parts, of which pieces of one text that follow each other within a moment are one piece. Each piece passes a
 * dozen streams, and each is drawn in the panel. The first goes on at once, and what else comes ends the waiting.
 */
export function gatheredText(
  parts: ReadableStream<Part>,
  withinMs: number = togetherMs,
): ReadableStream<Part> {
  const reader = parts.getReader();
  /** Asked for, and not yet handed on. */
  let asked: Promise<Read> | undefined;
  let together = Number.NEGATIVE_INFINITY;
  const next = (): Promise<Read> => {
    asked ??= reader.read();
    return asked;
  };
  /** The text with what follows it until `until`; what is no part of it stays asked for. */
  const withMore = async (first: Delta, until: number): Promise<Delta> => {
    const wait = until - performance.now();
    if (wait <= 0) return first;
    const over = Promise.withResolvers<null>();
    const timer = setTimeout(over.resolve, wait, null);
    let whole = first;
    try {
      for (;;) {
        const read = await Promise.race([next(), over.promise]);
        if (read === null || read.done || !isMoreOf(whole, read.value)) return whole;
        asked = undefined;
        whole = { ...whole, delta: whole.delta + read.value.delta };
      }
    } catch {
      // Thrown again to whoever asks for the next part.
      return whole;
    } finally {
      clearTimeout(timer);
    }
  };
  return new ReadableStream(
    {
      async pull(controller) {
        const { done, value } = await next();
        asked = undefined;
        if (done) return controller.close();
        if (!isDelta(value)) return controller.enqueue(value);
        const whole = await withMore(value, together);
        together = performance.now() + withinMs;
        controller.enqueue(whole);
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );
}

function isDelta(part: Part): part is Delta {
  return part.type === 'text-delta' || part.type === 'reasoning-delta' || part.type === 'tool-input-delta';
}

/** What a provider says of a piece beside its text stays with that piece. */
function isMoreOf(text: Delta, part: Part): part is Delta {
  return (
    part.type === text.type &&
    part.id === text.id &&
    part.providerMetadata === undefined &&
    text.providerMetadata === undefined
  );
}
