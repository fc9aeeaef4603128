import type { Message } from '../conversation.ts';
import { estimateTokens } from './estimate.ts';
import type { ConversationSummary, SummaryStore } from './summary.ts';

/** More messages than this are not sent one by one, however short they are. */
const mostMessages = 40;
/** So much stays after summing up, so that it is not done again in every turn. */
const keptMessages = 16;
const keptShare = 0.3;
/** The rest is for results and the summary. */
const messagesShare = 0.6;
/** A call with its reference; results that are sent whole are fitted later. */
const tokensPerCall = 80;

export interface Recalled {
  /** Null while nothing had to be summed up, or where that failed. */
  readonly summary: string | null;
  /** The newest, beginning with a question. */
  readonly messages: readonly Message[];
}

export interface RecallParts {
  readonly summaries: SummaryStore;
  readonly contextTokens: number;
  readonly now: () => number;
  /** Sums up messages together with an earlier summary. Rejects when no model does. */
  readonly summarise: (
    older: readonly Message[],
    earlier: string | null,
  ) => Promise<Pick<ConversationSummary, 'text' | 'model'>>;
  readonly log: (error: unknown) => void;
}

/** What of a conversation is sent to a model: the newest messages, and a summary of what was before them. */
export async function recall(
  parts: RecallParts,
  conversationId: string,
  messages: readonly Message[],
): Promise<Recalled> {
  const known = await parts.summaries.find(conversationId);
  const open = messages.slice(messages.findIndex(({ id }) => id === known?.covers) + 1);
  const earlier = known?.text ?? null;
  if (open.length <= mostMessages && sizeOf(open) <= parts.contextTokens * messagesShare) {
    return { summary: earlier, messages: open };
  }
  const start = startOfKept(open, parts.contextTokens * keptShare);
  const newest = open.slice(start);
  const covers = open[start - 1]?.id;
  if (covers === undefined) return { summary: earlier, messages: newest };
  try {
    const made = await parts.summarise(open.slice(0, start), earlier);
    await parts.summaries.save(conversationId, { covers, ...made, madeAt: parts.now() });
    return { summary: made.text, messages: newest };
  } catch (error) {
    // The question can be answered without what was said long ago.
    parts.log(error);
    return { summary: earlier, messages: newest };
  }
}

/** Where the newest messages that fit begin: with a question, and never after the last one. */
function startOfKept(open: readonly Message[], tokens: number): number {
  let start = open.findLastIndex(({ role }) => role === 'user');
  for (let index = start - 1; index >= 0; index -= 1) {
    const kept = open.slice(index);
    if (kept.length > keptMessages || sizeOf(kept) > tokens) break;
    if (open[index]?.role === 'user') start = index;
  }
  return Math.max(start, 0);
}

function sizeOf(messages: readonly Message[]): number {
  let tokens = 0;
  for (const { parts } of messages) {
    for (const part of parts) {
      if (part.type === 'text') tokens += estimateTokens(part.text);
      else if ('toolCallId' in part) tokens += tokensPerCall;
    }
  }
  return tokens;
}
