import type {
  LanguageModelV4,
  LanguageModelV4CallOptions,
  LanguageModelV4Content,
  LanguageModelV4FinishReason,
  LanguageModelV4StreamPart,
  LanguageModelV4Usage,
} from '@ai-sdk/provider';
import { type Intent, interpret, type Situation } from '@sidelight/language';
import { replyTo } from './reply.ts';
import type { Reply } from './step.ts';

export const builtInModelId = 'built-in';

export interface BuiltInModelOptions extends Situation {
  /** Ids of tool calls: unique over all conversations, because approvals are kept under them. */
  readonly newId: () => string;
}

/**
 * The model that needs no key and no network: `language/` reads the last sentence, and the answers are written
 * from the tools' results. Made for one turn; what was shown earlier is read from the prompt.
 */
export function createBuiltInModel(options: BuiltInModelOptions): LanguageModelV4 {
  // Every step of the turn reads the same sentence, after the same that was shown before it.
  let before: { readonly said: string; readonly intent: Intent } | undefined;
  const read = (said: string, situation: Situation): Intent => {
    if (before?.said !== said) before = { said, intent: interpret(said, situation) };
    return before.intent;
  };
  const answer = (call: LanguageModelV4CallOptions) => {
    call.abortSignal?.throwIfAborted();
    return replyTo(call.prompt, options, read);
  };
  return {
    specificationVersion: 'v4',
    provider: 'sidelight',
    modelId: builtInModelId,
    supportedUrls: {},
    async doGenerate(call) {
      const reply = answer(call);
      return {
        content: contentOf(reply, options.newId),
        finishReason: finishReasonOf(reply),
        usage,
        warnings: [],
      };
    },
    async doStream(call) {
      const reply = answer(call);
      return { stream: streamOf([...partsOf(reply, options.newId)]) };
    },
  };
}

/** It reads no tokens, so it counts none. */
const usage: LanguageModelV4Usage = {
  inputTokens: { total: 0, noCache: 0, cacheRead: 0, cacheWrite: 0 },
  outputTokens: { total: 0, text: 0, reasoning: 0 },
};

function finishReasonOf(reply: Reply): LanguageModelV4FinishReason {
  return { unified: reply.kind === 'text' ? 'stop' : 'tool-calls', raw: undefined };
}

function contentOf(
  reply: Reply,
  newId: () => string,
): Extract<LanguageModelV4Content, { type: 'text' | 'tool-call' }>[] {
  if (reply.kind === 'text') return [{ type: 'text', text: reply.text }];
  return reply.calls.map(({ toolName, input }) => ({
    type: 'tool-call',
    toolCallId: newId(),
    toolName,
    input: JSON.stringify(input),
  }));
}

function* partsOf(reply: Reply, newId: () => string): Generator<LanguageModelV4StreamPart> {
  yield { type: 'stream-start', warnings: [] };
  for (const content of contentOf(reply, newId)) {
    if (content.type === 'tool-call') {
      yield content;
      continue;
    }
    yield { type: 'text-start', id: 'answer' };
    for (const delta of piecesOf(content.text)) yield { type: 'text-delta', id: 'answer', delta };
    yield { type: 'text-end', id: 'answer' };
  }
  yield { type: 'finish', finishReason: finishReasonOf(reply), usage };
}

/** Each piece passes through a dozen of streams on its way to the reader, and a long one still appears bit by bit. */
const charactersOfPiece = 2_000;

/** Pieces of whole lines, so that no Markdown mark is torn. */
function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const line of text.match(/[^\n]*\n+|[^\n]+/g) ?? []) {
    if (piece !== '' && piece.length + line.length > charactersOfPiece) {
      pieces.push(piece);
      piece = '';
    }
    piece += line;
  }
  return piece === '' ? pieces : [...pieces, piece];
}

function streamOf(parts: readonly LanguageModelV4StreamPart[]): ReadableStream<LanguageModelV4StreamPart> {
  return new ReadableStream({
    start(controller) {
      for (const part of parts) controller.enqueue(part);
      controller.close();
    },
  });
}
