import type { ChatRequest, DataParts } from '@sidelight/contract';
import type { RunningTurn } from './answering/running-turns.ts';
import { knownTimeZone } from './calendar-day.ts';
import type { ConversationHead } from './conversation.ts';
import type { ConversationOf } from './library/conversation-library.ts';

export interface ConverseRequest {
  readonly connectionId: string;
  readonly request: ChatRequest;
  /** Turns an error into what the person may know about it. */
  readonly describe: (error: unknown) => DataParts['problem'];
  readonly log: (error: unknown) => void;
}

/** A message, or a decision. */
export type Action<Kind> = Extract<ChatRequest['action'], { kind: Kind }>;

export function whereOf({ connectionId, request }: ConverseRequest): ConversationOf {
  return { connectionId, conversationId: request.conversationId };
}

/** What every turn of the request has in common. */
export function turnOf(
  { connectionId, request, describe, log }: ConverseRequest,
  { siteUrl }: ConversationHead,
  turn: RunningTurn,
) {
  const { conversationId, timeZone } = request;
  return {
    conversationId,
    connectionId,
    siteUrl: siteUrl ?? undefined,
    timeZone: knownTimeZone(timeZone),
    signal: turn.signal,
    describe,
    log,
  };
}
