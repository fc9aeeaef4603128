import { z } from 'zod';

/** How a connection to Jira came about: a person's OAuth 2.0 (3LO) grant, or the server's API token. */
export const wayInSchema = z.enum(['oauth', 'api-token']);
export type WayIn = z.infer<typeof wayInSchema>;

export const siteSchema = z.object({ cloudId: z.string(), name: z.string(), url: z.url() });
export type Site = z.infer<typeof siteSchema>;

export const personSchema = z.object({
  accountId: z.string(),
  displayName: z.string(),
  email: z.string().nullable(),
  avatarUrl: z.string().nullable(),
});
export type Person = z.infer<typeof personSchema>;

/** GET /api/auth/session: never an error, so that a page can ask before anybody has signed in. */
export const sessionSchema = z.object({
  signedIn: z.boolean(),
  waysIn: z.object({ oauth: z.boolean(), accessKey: z.boolean() }),
  demo: z.boolean().describe('True when the embedded sandbox stands in for Jira'),
  person: personSchema.nullable(),
  site: siteSchema.nullable(),
  wayIn: wayInSchema.nullable(),
  role: z
    .enum(['person', 'administrator'])
    .describe("An administrator may see the health of everybody's connection"),
  sites: z
    .array(siteSchema)
    .describe('Sites the person may pick from; one is picked already unless site is null'),
  expiresAt: z.iso.datetime().nullable(),
});
export type Session = z.infer<typeof sessionSchema>;

/** POST /api/auth/access-key */
export const accessKeySchema = z.strictObject({
  accessKey: z.string().min(1).max(200),
  remember: z
    .boolean()
    .default(true)
    .describe('False: the session ends with the browser, after two hours unused or twelve in all'),
});

/** One place where the caller is signed in. */
const sessionEntrySchema = z.object({
  id: z.string(),
  current: z.boolean().describe('The session of this very request'),
  face: z.enum(['web', 'extension']),
  device: z.string().describe('Browser and system in words: "Microsoft Edge on Windows"'),
  signedInAt: z.iso.datetime(),
  lastUsedAt: z.iso.datetime().describe('Exact to ten minutes'),
  expiresAt: z.iso.datetime().describe('The end if it is not used any more'),
  remembered: z.boolean(),
});
export type SessionEntry = z.infer<typeof sessionEntrySchema>;

/** GET /api/auth/sessions: the one used last first. */
export const sessionListSchema = z.object({ sessions: z.array(sessionEntrySchema) });

/** DELETE /api/auth/sessions/:sessionId */
export const sessionParamsSchema = z.object({ sessionId: z.string().min(1).max(100) });

/** POST /api/auth/sign-out-everywhere */
export const signOutEverywhereSchema = z.strictObject({
  keepThis: z.boolean().default(false).describe('True: every session but the one of this request'),
});

/** POST /api/auth/site */
export const siteChoiceSchema = z.strictObject({ cloudId: z.string().min(1).max(200) });

/** GET /api/auth/extension/start: the query. PKCE S256; the answer redirects to https://ID.chromiumapp.org/. */
export const extensionStartSchema = z.strictObject({
  extension_id: z.string().regex(/^[a-p]{32}$/),
  code_challenge: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  state: z.string().min(16).max(200),
});

/** POST /api/auth/extension/token */
export const extensionTokenRequestSchema = z.strictObject({
  code: z.string().min(1).max(200),
  codeVerifier: z.string().regex(/^[A-Za-z0-9._~-]{43,128}$/),
});
export const extensionTokenSchema = z.object({
  sessionToken: z.string().describe('Sent as Authorization: Bearer …'),
  expiresAt: z.iso.datetime(),
});
export type ExtensionToken = z.infer<typeof extensionTokenSchema>;
