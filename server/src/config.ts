/** Settings after validation. Frozen; nothing else in the server reads process.env. */
export interface Config {
  readonly host: string;
  readonly port: number;
  /** Origin under which people reach the server, without a trailing slash. */
  readonly publicUrl: string;
  /** Where SQLite keeps its file; ":memory:" in tests. */
  readonly databaseFile: string;
  /** Key ring, "id:base64" each; the first seals, all open. Null: a key file beside the database is made. */
  readonly keys: readonly string[] | null;
  readonly apiToken: { readonly siteUrl: string; readonly username: string; readonly token: string } | null;
  readonly oauth: OAuthConfig | null;
  readonly model: ModelConfig;
  /** Extension ids that may sign in. */
  readonly extensionIds: readonly string[];
  /** Demo mode: the embedded sandbox stands in for Atlassian. */
  readonly demo: boolean;
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
}

export interface OAuthConfig {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly callbackUrl: string;
  readonly scopes: readonly string[];
  /** https://auth.atlassian.com, or the sandbox. No trailing slash. */
  readonly authUrl: string;
  /** https://api.atlassian.com, or the sandbox. No trailing slash. */
  readonly apiUrl: string;
}

export type ModelConfig =
  | { readonly provider: 'built-in' }
  | {
      readonly provider: 'openai-compatible';
      readonly baseUrl: string;
      readonly model: string;
      readonly apiKey: string | null;
    };
