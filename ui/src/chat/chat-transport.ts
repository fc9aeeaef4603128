import {
  allowedWhereSchema,
  type ChatRequest,
  dataPartSchemas,
  type Page,
  pageSchema,
  type SentFile,
} from '@sidelight/contract';
import { DefaultChatTransport } from 'ai';
import { z } from 'zod';
import type { Api } from '../api/create-api.ts';
import { localTimeZone } from '../formats/local-time-zone.ts';
import type { ChatMessage } from './chat-message.ts';

/** What the person is looking at in the current tab; `siteUrl` is of one of their sites. */
export type PageContext = { readonly [Part in keyof Page]?: Page[Part] | undefined };

/** Travels as the request's metadata: what cannot be read off the messages. */
const turnSchema = z.object({
  page: pageSchema.optional(),
  changeId: z.string().optional(),
  again: z.string().optional(),
  decision: z
    .object({ toolCallId: z.string(), approved: z.boolean(), allow: allowedWhereSchema.optional() })
    .optional(),
});
export type Turn = z.infer<typeof turnSchema>;

/**
 * The AI SDK would send the whole conversation each time; ours lives on the server, so only what is new goes out: the
 * last message of the person, or their decision on one change.
 */
export function toChatRequest(
  conversationId: string,
  messages: readonly ChatMessage[],
  requestMetadata: unknown,
  timeZone: string | undefined,
): ChatRequest {
  const turn = turnSchema.parse(requestMetadata ?? {});
  const frame = { conversationId, ...(timeZone === undefined ? {} : { timeZone }) };
  if (turn.decision !== undefined) return { ...frame, action: { kind: 'decision', ...turn.decision } };
  const message = messages.findLast(({ role }) => role === 'user');
  if (message === undefined) throw new Error('There is no message of the person to send.');
  const files = sentFilesOf(message);
  const { changeId, again } = turn;
  const { page = {} } = turn;
  return {
    ...frame,
    action: {
      kind: 'message',
      messageId: message.id,
      text: textOf(message),
      ...(files.length === 0 ? {} : { files: files.map(({ id }) => id) }),
      ...(Object.keys(page).length === 0 ? {} : { page }),
      ...(changeId === undefined ? {} : { changeId }),
      ...(again === undefined ? {} : { again }),
    },
  };
}

export function textOf(message: ChatMessage): string {
  return message.parts.flatMap((part) => (part.type === 'text' ? [part.text] : [])).join('\n\n');
}

/** The files that go along with a message of the person. */
export function sentFilesOf(message: ChatMessage): SentFile[] {
  return message.parts.flatMap((part) => {
    if (part.type !== 'data-file') return [];
    const file = dataPartSchemas.file.safeParse(part.data);
    return file.success ? [file.data] : [];
  });
}

export function createChatTransport(api: Api): DefaultChatTransport<ChatMessage> {
  return new DefaultChatTransport<ChatMessage>({
    api: `${api.baseUrl}/api/chat`,
    fetch: api.fetch,
    prepareSendMessagesRequest: ({ id, messages, requestMetadata }) => ({
      body: toChatRequest(id, messages, requestMetadata, localTimeZone()),
    }),
  });
}

/** Without what is undefined: the server takes only what it knows. */
export function given(page: PageContext): Page {
  return pageSchema.parse(Object.fromEntries(Object.entries(page).filter(([, part]) => part !== undefined)));
}
