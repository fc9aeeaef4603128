import {
  type Audit,
  type AuditEvent,
  auditSchema,
  type ChangedRules,
  type ConnectionDetails,
  type ConnectionState,
  type Connections,
  type Conversation,
  type Conversations,
  connectionDetailsSchema,
  connectionsSchema,
  conversationSchema,
  conversationsSchema,
  type ExamplesQuery,
  examplesSchema,
  type MadeChanges,
  type ModelUsage,
  madeChangesSchema,
  modelUsageSchema,
  type Overview,
  overviewSchema,
  type PlanIssues,
  type Project,
  planIssuesSchema,
  projectsSchema,
  type Reminder,
  type Rules,
  remindersSchema,
  rulesSchema,
  type SearchResult,
  type SentFile,
  type Session,
  type SessionEntry,
  searchResultSchema,
  sentFileSchema,
  sessionListSchema,
  sessionSchema,
  type TokenEvents,
  type TokenStatus,
  type TokenUsage,
  tokenEventsSchema,
  tokenStatusSchema,
  tokenUsageSchema,
} from '@sidelight/contract';
import { unknown as anything } from 'zod';
import { localTimeZone } from '../formats/local-time-zone.ts';
import { createHttpClient, type HttpClientOptions } from './http-client.ts';

/** The page in the tab, as far as examples depend on it. */
export type ExamplesPage = { readonly [Part in keyof ExamplesQuery]?: ExamplesQuery[Part] | undefined };

export type ApiOptions = HttpClientOptions;

/** The server's HTTP API as the faces use it. Every call throws ProblemError, NoAnswerError or the abort reason. */
export interface Api {
  readonly baseUrl: string;
  /** For the chat's stream: adds the caller's authorization and throws instead of returning an error status. */
  readonly fetch: typeof fetch;
  readonly session: (signal?: AbortSignal) => Promise<Session>;
  /** Where the browser goes to sign in with Atlassian; afterwards it comes back to `returnTo`, a path of ours. */
  readonly loginUrl: (returnTo: string, remember: boolean) => string;
  readonly signInWithAccessKey: (accessKey: string, remember: boolean) => Promise<void>;
  /** Whether a cookie speaks for the caller: only then is there a choice of how long the browser keeps it. */
  readonly byCookie: boolean;
  readonly sessions: (signal?: AbortSignal) => Promise<readonly SessionEntry[]>;
  readonly endSession: (id: string) => Promise<void>;
  readonly signOutEverywhere: (options: { keepThis: boolean }) => Promise<void>;
  readonly chooseSite: (cloudId: string) => Promise<void>;
  readonly signOut: () => Promise<void>;
  /** About the page, where it is given. */
  readonly examples: (page?: ExamplesPage, signal?: AbortSignal) => Promise<readonly string[]>;
  readonly conversation: (id: string, signal?: AbortSignal) => Promise<Conversation>;
  /** The caller's conversations, the one that was last spoken in first; `before` is `next` of the page before. */
  readonly conversations: (
    search: { query: string; before?: string },
    signal?: AbortSignal,
  ) => Promise<Conversations>;
  readonly renameConversation: (id: string, title: string) => Promise<void>;
  readonly deleteConversation: (id: string) => Promise<void>;
  /** As Markdown. */
  readonly exportConversation: (id: string) => Promise<string>;
  /** Stops the answer under way, also one that another window asked for. */
  readonly stopAnswer: (id: string) => Promise<void>;
  /** Up to 100 issues of a plan, from `offset` on. */
  readonly planIssues: (conversationId: string, toolCallId: string, offset: number) => Promise<PlanIssues>;
  /** Adds a file to a conversation. `onProgress` hears shares from 0 to 1. */
  readonly uploadFile: (
    conversationId: string,
    name: string,
    content: Blob,
    options: { readonly onProgress: (share: number) => void; readonly signal: AbortSignal },
  ) => Promise<SentFile>;
  readonly removeFile: (id: string) => Promise<void>;
  readonly file: (id: string, signal?: AbortSignal) => Promise<Blob>;
  /** An attachment of an issue; `site` is the address of the issue's site. */
  readonly attachment: (id: string, site: string, signal?: AbortSignal) => Promise<Blob>;
  readonly attachmentThumbnail: (
    which: { readonly id: string; readonly site: string; readonly side: number },
    signal?: AbortSignal,
  ) => Promise<Blob>;
  readonly rules: (signal?: AbortSignal) => Promise<Rules>;
  /** Answers what holds now. */
  readonly changeRules: (rules: ChangedRules) => Promise<Rules>;
  /** What was changed for the caller, newest first; `before` is `next` of the page before. */
  readonly changes: (before: number | undefined, signal?: AbortSignal) => Promise<MadeChanges>;
  /** The caller's own, the earliest first; with `issues: 'now'` Jira is asked what their issues are like. */
  readonly reminders: (
    which: { state: 'all' | 'delivered'; issues: 'now' | 'keys' },
    signal?: AbortSignal,
  ) => Promise<readonly Reminder[]>;
  /** `at` as the server reads it: "10m", or "2026-11-27T09:00" on the person's own clock. */
  readonly snoozeReminder: (id: string, at: string) => Promise<void>;
  /** Dismisses one whose time has come, or cancels one that waits. */
  readonly removeReminder: (id: string) => Promise<void>;
  /** Server-sent events named "reminders": when to load them again. */
  readonly reminderEventStreamPath: string;
  readonly search: (
    query: { jql: string; limit: number; pageToken?: string | undefined },
    signal?: AbortSignal,
  ) => Promise<SearchResult>;
  readonly projects: (
    query: string,
    signal?: AbortSignal,
  ) => Promise<{ projects: readonly Project[]; total: number }>;
  readonly tokenStatus: (signal?: AbortSignal) => Promise<TokenStatus>;
  readonly refreshToken: () => Promise<TokenStatus>;
  readonly disconnect: () => Promise<void>;
  readonly tokenEvents: (query: { before?: number }, signal?: AbortSignal) => Promise<TokenEvents>;
  readonly tokenUsage: (hours: number, signal?: AbortSignal) => Promise<TokenUsage>;
  readonly modelUsage: (signal?: AbortSignal) => Promise<ModelUsage>;
  /** For administrators, as is what follows: all connections together. */
  readonly overview: (signal?: AbortSignal) => Promise<Overview>;
  readonly connections: (
    criteria: { query: string; state: ConnectionState | undefined },
    signal?: AbortSignal,
  ) => Promise<Connections>;
  readonly connection: (id: string, signal?: AbortSignal) => Promise<ConnectionDetails>;
  readonly audit: (
    criteria: { query: string; event: AuditEvent | undefined; before: number | undefined },
    signal?: AbortSignal,
  ) => Promise<Audit>;
  /** Server-sent events named "connection" and "gap"; works with the session cookie only. */
  readonly connectionEventStreamUrl: string;
  /** Server-sent events named "token"; works with the session cookie only. */
  readonly tokenEventStreamUrl: string;
}

export function createApi(options: ApiOptions): Api {
  const baseUrl = options.baseUrl.replace(/\/+$/, '');
  const http = createHttpClient({ ...options, baseUrl });
  const command = async (path: string, body: unknown) => {
    await http.post(path, body, anything());
  };
  return {
    baseUrl,
    fetch: http.fetch,
    session: (signal) => http.get('/api/auth/session', sessionSchema, signal),
    loginUrl: (returnTo, remember) =>
      `${baseUrl}/api/auth/login?${queryOf({ return_to: returnTo, remember: remember ? undefined : 'false' })}`,
    signInWithAccessKey: (accessKey, remember) => command('/api/auth/access-key', { accessKey, remember }),
    byCookie: options.authorization === undefined,
    sessions: async (signal) => (await http.get('/api/auth/sessions', sessionListSchema, signal)).sessions,
    endSession: async (id) => {
      await http.delete(`/api/auth/sessions/${encodeURIComponent(id)}`);
    },
    signOutEverywhere: (choice) => command('/api/auth/sign-out-everywhere', choice),
    chooseSite: (cloudId) => command('/api/auth/site', { cloudId }),
    signOut: () => command('/api/auth/logout', {}),
    examples: async (page = {}, signal) => {
      const query = queryOf({ ...page });
      const path = query.size === 0 ? '/api/chat/examples' : `/api/chat/examples?${query}`;
      return (await http.get(path, examplesSchema, signal)).examples;
    },
    conversation: (id, signal) => http.get(`/api/chat/${encodeURIComponent(id)}`, conversationSchema, signal),
    conversations: ({ query, before }, signal) =>
      http.get(`/api/chat?${queryOf({ query: query || undefined, before })}`, conversationsSchema, signal),
    renameConversation: (id, title) => http.patch(`/api/chat/${encodeURIComponent(id)}`, { title }),
    deleteConversation: (id) => http.delete(`/api/chat/${encodeURIComponent(id)}`),
    exportConversation: (id) => http.text(`/api/chat/${encodeURIComponent(id)}/export`),
    stopAnswer: (id) => command(`/api/chat/${encodeURIComponent(id)}/stop`, {}),
    planIssues: (id, toolCallId, offset) =>
      http.get(
        `/api/chat/${encodeURIComponent(id)}/plans/${encodeURIComponent(toolCallId)}?${queryOf({ offset, limit: 100 })}`,
        planIssuesSchema,
      ),
    uploadFile: (conversationId, name, content, options) =>
      http.upload(
        `/api/chat/${encodeURIComponent(conversationId)}/files`,
        { name, content },
        sentFileSchema,
        options,
      ),
    removeFile: (id) => http.delete(`/api/files/${encodeURIComponent(id)}`),
    file: (id, signal) => http.blob(`/api/files/${encodeURIComponent(id)}`, signal),
    attachment: (id, site, signal) =>
      http.blob(`/api/jira/attachments/${encodeURIComponent(id)}/content?${queryOf({ site })}`, signal),
    attachmentThumbnail: ({ id, site, side }, signal) =>
      http.blob(
        `/api/jira/attachments/${encodeURIComponent(id)}/thumbnail?${queryOf({ site, side })}`,
        signal,
      ),
    rules: (signal) => http.get('/api/rules', rulesSchema, signal),
    changeRules: (rules) => http.put('/api/rules', rules, rulesSchema),
    changes: (before, signal) => http.get(`/api/changes?${queryOf({ before })}`, madeChangesSchema, signal),
    reminders: async (which, signal) =>
      (await http.get(`/api/reminders?${queryOf(which)}`, remindersSchema, signal)).reminders,
    snoozeReminder: (id, at) =>
      command(`/api/reminders/${encodeURIComponent(id)}/snooze`, { at, timeZone: localTimeZone() }),
    removeReminder: (id) => http.delete(`/api/reminders/${encodeURIComponent(id)}`),
    reminderEventStreamPath: '/api/reminders/stream',
    search: (query, signal) => http.get(`/api/jira/search?${queryOf(query)}`, searchResultSchema, signal),
    projects: (query, signal) =>
      http.get(
        `/api/jira/projects?${queryOf({ query: query || undefined, limit: 50 })}`,
        projectsSchema,
        signal,
      ),
    tokenStatus: (signal) => http.get('/api/token', tokenStatusSchema, signal),
    refreshToken: () => http.post('/api/token/refresh', {}, tokenStatusSchema),
    disconnect: () => command('/api/token/disconnect', {}),
    tokenEvents: (query, signal) =>
      http.get(`/api/token/events?${queryOf({ ...query, limit: 50 })}`, tokenEventsSchema, signal),
    tokenUsage: (hours, signal) =>
      http.get(`/api/token/usage?${queryOf({ hours })}`, tokenUsageSchema, signal),
    modelUsage: (signal) => http.get('/api/model/usage', modelUsageSchema, signal),
    overview: (signal) => http.get('/api/admin/overview', overviewSchema, signal),
    connections: ({ query, state }, signal) =>
      http.get(
        `/api/admin/connections?${queryOf({ query: query || undefined, state })}`,
        connectionsSchema,
        signal,
      ),
    connection: (id, signal) =>
      http.get(`/api/admin/connections/${encodeURIComponent(id)}`, connectionDetailsSchema, signal),
    audit: ({ query, event, before }, signal) =>
      http.get(
        `/api/admin/audit?${queryOf({ query: query || undefined, event, before })}`,
        auditSchema,
        signal,
      ),
    connectionEventStreamUrl: `${baseUrl}/api/admin/events/stream`,
    tokenEventStreamUrl: `${baseUrl}/api/token/events/stream`,
  };
}

function queryOf(values: Record<string, string | number | undefined>): URLSearchParams {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) if (value !== undefined) query.set(name, String(value));
  return query;
}
