import { type SandboxOptions, settle } from './options.ts';
import { demoPeople } from './site/people.ts';

/** What a client of the sandbox is configured with. */
export interface SandboxAccess {
  /** The OAuth app. */
  readonly client: {
    readonly id: string;
    readonly secret: string;
    readonly authUrl: string;
    readonly apiUrl: string;
  };
  /** The first demo person's API token. Other people have the same token. */
  readonly apiToken: { readonly siteUrl: string; readonly username: string; readonly token: string };
}

/** The access to a sandbox at `url`, also one in another process, if it was started with these options. */
export function sandboxAccess(url: string, options: SandboxOptions = {}): SandboxAccess {
  const settings = settle(options);
  return {
    client: { id: settings.clientId, secret: settings.clientSecret, authUrl: url, apiUrl: url },
    apiToken: { siteUrl: url, username: demoPeople[0].email, token: settings.apiToken },
  };
}
