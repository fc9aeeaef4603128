import { z } from 'zod';
import { fileIdSchema, mostFilesOfMessage, type SentFile, sentFileSchema } from './files.ts';
import { issueKeySchema, projectKeySchema } from './jira.ts';
import { type Plan, type PlanProgress, planProgressSchema, planSchema } from './plan.ts';
import { problemSchema } from './problem.ts';
import { allowedWhereSchema } from './rules.ts';

export const conversationIdSchema = z.uuid();

/** A page of Jira by what its address says: an issue, and the list it stands in or that is shown instead. */
export const pageSchema = z.strictObject({
  siteUrl: z
    .url()
    .max(500)
    // Models are told of a page of another site: it is an address, and has no room for words.
    .regex(/^https?:\/\/[\w.:/~-]+$/i, 'Give the address of a site')
    .optional()
    .describe('The site of the page; default: the one of the conversation'),
  issueKey: issueKeySchema.optional(),
  project: projectKeySchema.optional(),
  /** Id of an agile board. */
  board: z.int().min(1).optional(),
  /** Id of a saved filter; those that come with Jira are negative. */
  filter: z.int().optional(),
  /** Of a search that is not saved. */
  jql: z.string().trim().min(1).max(4_000).optional(),
});
export type Page = z.infer<typeof pageSchema>;

/**
 * POST /api/chat. The conversation lives on the server; a client sends only what is new: a message, or the
 * decision on one waiting change. The id is made by the client; a first message with a new id starts a
 * conversation of the caller. Answers with the AI SDK's UI message stream (server-sent events).
 */
export const chatRequestSchema = z.strictObject({
  conversationId: conversationIdSchema,
  timeZone: z.string().max(64).optional().describe('IANA name, for "today" and "Friday"; default UTC'),
  action: z.discriminatedUnion('kind', [
    z
      .strictObject({
        kind: z.literal('message'),
        messageId: z.string().min(1).max(64),
        text: z.string().trim().max(8_000).describe('May be empty only where files go along'),
        files: z
          .array(fileIdSchema)
          .min(1)
          .max(mostFilesOfMessage)
          .optional()
          .describe('Ids from POST /api/chat/{conversationId}/files'),
        page: pageSchema
          .optional()
          .describe('What the person is looking at in the current tab; a new conversation is about its site'),
        again: z
          .string()
          .min(1)
          .max(200)
          .optional()
          .describe('The toolCallId of a change of which a part was not done: that part is planned anew'),
        changeId: z.uuid().optional().describe('The change whose Undo was pressed: what "undo that" means'),
      })
      .refine(({ text, files }) => text !== '' || files !== undefined, {
        path: ['text'],
        message: 'Say something, or send a file',
      }),
    z.strictObject({
      kind: z.literal('decision'),
      toolCallId: z.string().min(1).max(200),
      approved: z.boolean(),
      allow: allowedWhereSchema
        .optional()
        .describe('From now on such changes are made without asking; only with `approved`'),
    }),
  ]),
});
export type ChatRequest = z.infer<typeof chatRequestSchema>;

/**
 * Data parts of a message, named `data-plan`, `data-progress`, `data-problem`, `data-file` on the wire. The part id of a plan
 * and of its progress is the toolCallId. Files stand in messages of the person.
 */
export const dataPartSchemas = {
  plan: planSchema,
  progress: planProgressSchema,
  problem: problemSchema.omit({ requestId: true }),
  file: sentFileSchema,
};
export type DataParts = {
  plan: Plan;
  progress: PlanProgress;
  problem: z.infer<typeof dataPartSchemas.problem>;
  file: SentFile;
};

/** Comes in pieces while an answer is streamed: when it began, then which model speaks. */
export const messageMetadataSchema = z.object({
  createdAt: z.iso.datetime().optional(),
  model: z.string().optional().describe('The model that spoke last in this answer'),
  insteadOf: z
    .object({ model: z.string(), why: z.string().describe('A sentence') })
    .nullable()
    .optional()
    .describe('The model that would have answered, did it not fail'),
});
export type MessageMetadata = z.infer<typeof messageMetadataSchema>;

/**
 * GET /api/chat/:conversationId. `messages` are AI SDK UI messages with the parts above; they are the
 * server's own record, so the wire checks only their frame.
 */
export const conversationSchema = z.object({
  id: conversationIdSchema,
  title: z.string(),
  createdAt: z.iso.datetime(),
  siteUrl: z.url().nullable().describe('The site that it is about; null: the one that is picked'),
  answering: z.boolean().describe('An answer is under way: GET /api/chat/{conversationId}/stream follows it'),
  messages: z.array(
    z.looseObject({ id: z.string(), role: z.enum(['user', 'assistant']), parts: z.array(z.unknown()) }),
  ),
});
export type Conversation = z.infer<typeof conversationSchema>;

/** GET /api/chat: conversations of the caller, the one that was last spoken in first. */
export const conversationsQuerySchema = z.strictObject({
  query: z
    .string()
    .trim()
    .max(200)
    .optional()
    .describe('Words that were said in it, in any case, with or without accents'),
  before: z.string().max(200).optional().describe('`next` of the page before'),
  limit: z.coerce.number().int().min(1).max(100).default(30),
});
const conversationHeadSchema = z.object({
  id: conversationIdSchema,
  title: z.string(),
  createdAt: z.iso.datetime(),
  siteUrl: z.url().nullable(),
  lastSaidAt: z.iso.datetime(),
});
export type ConversationHead = z.infer<typeof conversationHeadSchema>;
export const conversationsSchema = z.object({
  conversations: z.array(conversationHeadSchema),
  next: z.string().nullable(),
});
export type Conversations = z.infer<typeof conversationsSchema>;

/** PATCH /api/chat/:conversationId */
export const renameConversationSchema = z.strictObject({ title: z.string().trim().min(1).max(120) });

/** GET /api/chat/examples: sentences that work on this site, for the empty chat and for "help". */
/** The page that the examples are to be about. */
export const examplesQuerySchema = pageSchema.pick({ siteUrl: true, issueKey: true, project: true });
export type ExamplesQuery = z.infer<typeof examplesQuerySchema>;

export const examplesSchema = z.object({ examples: z.array(z.string()) });
