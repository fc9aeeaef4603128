import { useChat } from '@ai-sdk/react';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import type { Api } from '../api/create-api.ts';
import type { Approval } from '../approvals/approval.ts';
import type { ChatMessage } from './chat-message.ts';
import { createChatTransport, type PageContext, type Turn } from './chat-transport.ts';
import { goesOnElsewhere } from './message-blocks.ts';
import { restoredMessages } from './restored-messages.ts';

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
  readonly restored: ChatMessage[];
  readonly page: PageContext | undefined;
}) {
  const transport = useMemo(() => createChatTransport(api), [api]);
  const lastTurn = useRef<Turn>({});
  const { messages, status, error, sendMessage, setMessages, regenerate, addToolApprovalResponse, stop } =
    useChat<ChatMessage>({
      id,
      messages: restored,
      transport,
      generateId: () => crypto.randomUUID(),
      throttle: 40,
    });
  const issueKey = page?.issueKey;
  const busy = status === 'submitted' || status === 'streaming';

  // A plan that goes on without us: after the panel was closed, or the server was stopped meanwhile.
  const elsewhere = !busy && goesOnElsewhere(messages.at(-1));
  useEffect(() => {
    if (!elsewhere) return;
    const leaving = new AbortController();
    const timer = setInterval(() => {
      // What cannot be had now is asked for again in a moment.
      api.conversation(id, leaving.signal).then(
        (conversation) => setMessages(restoredMessages(conversation)),
        () => undefined,
      );
    }, lookAgainMs);
    return () => {
      clearInterval(timer);
      leaving.abort();
    };
  }, [elsewhere, api, id, setMessages]);

  const send = useCallback(
    (text: string, changeId?: string) => {
      const metadata: Turn = {
        ...(issueKey === undefined ? {} : { page: { issueKey } }),
        ...(changeId === undefined ? {} : { changeId }),
      };
      lastTurn.current = metadata;
      return sendMessage({ text }, { metadata });
    },
    [sendMessage, issueKey],
  );

  const decide = useCallback(
    async (approval: Approval, approved: boolean) => {
      if (approval.approvalId === undefined) return;
      const metadata: Turn = { decision: { toolCallId: approval.toolCallId, approved } };
      lastTurn.current = metadata;
      await addToolApprovalResponse({ id: approval.approvalId, approved });
      await sendMessage(undefined, { metadata });
    },
    [addToolApprovalResponse, sendMessage],
  );

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
    stop,
  };
}
