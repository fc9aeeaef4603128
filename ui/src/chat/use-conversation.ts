import { useChat } from '@ai-sdk/react';
import { type AllowedWhere, pageSchema, type SentFile } from '@sidelight/contract';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Api } from '../api/create-api.ts';
import type { Approval } from '../approvals/approval.ts';
import { troubleOf } from '../problems/trouble.ts';
import type { ChatMessage } from './chat-message.ts';
import { createChatTransport, given, type PageContext, type Turn } from './chat-transport.ts';
import { goesOnElsewhere } from './message-blocks.ts';
import { type Restored, restoredConversation } from './restored-messages.ts';
import { statesOf } from './states-of.ts';

const lookAgainMs = 2_000;

/** A conversation under way: what was said, and the four things a person can do with it. */
export function useConversation({
  api,
  id,
  restored,
  page,
}: {
  readonly api: Api;
  readonly id: string;
  readonly restored: Restored;
  readonly page: PageContext | undefined;
}) {
  const transport = useMemo(() => createChatTransport(api), [api]);
  const lastTurn = useRef<Turn>({});
  const { messages, status, error, sendMessage, setMessages, regenerate, addToolApprovalResponse, stop } =
    useChat<ChatMessage>({
      id,
      messages: restored.messages,
      // What is being answered is heard from its beginning.
      resume: restored.answering,
      transport,
      generateId: () => crypto.randomUUID(),
      throttle: 40,
    });
  // A string, so that a page that stays the same is the same.
  const shown = JSON.stringify(given(page ?? {}));
  const busy = status === 'submitted' || status === 'streaming';

  // What goes on without us: an answer of another server process, or a plan after the panel was closed.
  const [answering, setAnswering] = useState(restored.answering);
  const waiting = messages.at(-1)?.role === 'user';
  const elsewhere = !busy && ((answering && waiting) || goesOnElsewhere(messages.at(-1)));
  const now = useRef({ messages, busy });
  now.current = { messages, busy };
  const look = useCallback(
    async (signal: AbortSignal) => {
      const kept = restoredConversation(await api.conversation(id, signal));
      if (signal.aborted || now.current.busy) return;
      if (statesOf(kept.messages) !== statesOf(now.current.messages)) setMessages(kept.messages);
      setAnswering(kept.answering);
    },
    [api, id, setMessages],
  );
  useEffect(() => {
    if (!elsewhere) return;
    const leaving = new AbortController();
    const timer = setInterval(() => {
      // What cannot be had now is asked for again in a moment.
      look(leaving.signal).catch(() => undefined);
    }, lookAgainMs);
    return () => {
      clearInterval(timer);
      leaving.abort();
    };
  }, [elsewhere, look]);

  // Another page of the person's may have gone on with it: looked at when they come back here, and when it has decided first.
  const isSettled = !busy && messages.length > 0 && error === undefined;
  const wasDecided = error !== undefined && troubleOf(error).code === 'assistant.approval-spent';
  useEffect(() => {
    const leaving = new AbortController();
    const comeBack = () => {
      if (!document.hidden) look(leaving.signal).catch(() => undefined);
    };
    if (wasDecided) comeBack();
    if (isSettled) {
      window.addEventListener('focus', comeBack);
      document.addEventListener('visibilitychange', comeBack);
    }
    return () => {
      window.removeEventListener('focus', comeBack);
      document.removeEventListener('visibilitychange', comeBack);
      leaving.abort();
    };
  }, [isSettled, wasDecided, look]);

  const send = useCallback(
    (text: string, about: Pick<Turn, 'changeId' | 'again'> = {}, files: readonly SentFile[] = []) => {
      const metadata: Turn = {
        page: pageSchema.parse(JSON.parse(shown)),
        ...about,
      };
      lastTurn.current = metadata;
      const sent = files.map((data) => ({ type: 'data-file' as const, id: data.id, data }));
      const said = text === '' ? [] : [{ type: 'text' as const, text }];
      return sendMessage({ role: 'user', parts: [...sent, ...said] }, { metadata });
    },
    [sendMessage, shown],
  );

  const decide = useCallback(
    async (approval: Approval, approved: boolean, allow?: AllowedWhere) => {
      if (approval.approvalId === undefined) return;
      const metadata: Turn = {
        decision: { toolCallId: approval.toolCallId, approved, ...(allow === undefined ? {} : { allow }) },
      };
      lastTurn.current = metadata;
      await addToolApprovalResponse({ id: approval.approvalId, approved });
      await sendMessage(undefined, { metadata });
    },
    [addToolApprovalResponse, sendMessage],
  );

  const stopAnswer = useCallback(async () => {
    setAnswering(false);
    // The server goes on when a reader goes away, so it is told first.
    await api.stopAnswer(id).catch(() => undefined);
    await stop();
  }, [api, id, stop]);

  const retry = useCallback(() => {
    const metadata = lastTurn.current;
    return metadata.decision === undefined ? regenerate({ metadata }) : sendMessage(undefined, { metadata });
  }, [regenerate, sendMessage]);

  return {
    messages,
    busy,
    status,
    error,
    send,
    decide,
    retry,
    stop: stopAnswer,
    /** The last question has no answer, and nobody is answering it any more. */
    cutOff: !busy && waiting && !answering && error === undefined,
    /** Somebody else's process is answering; what it says is shown when it is over. */
    answeredElsewhere: !busy && waiting && answering,
  };
}
