import { randomBytes } from 'node:crypto';
import { defaultSwitches, readSwitches, SwitchError, type Switches } from './switches.ts';

/** Each has a default; tests usually give `seed`, `now` and `random`. */
export interface SandboxOptions extends Partial<Switches> {
  /** 0, the default, takes any free port. */
  port?: number;
  /** A loopback address or `localhost`; default `127.0.0.1`. */
  host?: string;
  /** The same seed, clock and number of issues give the same site, byte for byte. */
  seed?: number;
  /** Milliseconds since 1970; default the system's clock. The site is generated relative to the first reading. */
  now?: () => number;
  /** How many issues the site starts with; default 360. */
  issues?: number;
  /** How many sites the demo people belong to, 1 (default) to 4. */
  sites?: number;
  /** Unpredictable bytes, for tokens. */
  random?: (length: number) => Uint8Array;
  clientId?: string;
  clientSecret?: string;
  /** Registered callbacks; by default any http address on this machine is accepted. */
  redirectUris?: readonly string[];
  /** The one API token that every demo person has. */
  apiToken?: string;
  /** JSON file that keeps OAuth grants over a restart; written before the answer is sent. */
  stateFile?: string;
  /** Scopes the app is registered for; asking for another makes authorize fail. Default: every one there is. */
  appScopes?: readonly string[];
  /** Serve the control API under `/sandbox`; default no. */
  control?: boolean;
}

export interface SandboxSettings {
  port: number;
  host: string;
  seed: number;
  now: () => number;
  issues: number;
  sites: number;
  random: (length: number) => Uint8Array;
  clientId: string;
  clientSecret: string;
  redirectUris: readonly string[] | null;
  apiToken: string;
  stateFile: string | null;
  appScopes: readonly string[] | null;
  control: boolean;
  /** What the sandbox starts with and returns to when it is reset. */
  switches: Readonly<Switches>;
}

export class SandboxOptionError extends Error {
  override readonly name = 'SandboxOptionError';
}

const LOOPBACK_HOSTS = new Set(['127.0.0.1', '::1', 'localhost']);

export function settle(options: SandboxOptions): SandboxSettings {
  const settings: SandboxSettings = {
    port: options.port ?? 0,
    host: options.host ?? '127.0.0.1',
    seed: options.seed ?? 1,
    now: options.now ?? Date.now,
    issues: options.issues ?? 360,
    sites: options.sites ?? 1,
    random: options.random ?? randomBytes,
    clientId: options.clientId ?? 'sandbox-client',
    clientSecret: options.clientSecret ?? 'sandbox-client-secret',
    redirectUris: options.redirectUris ?? null,
    apiToken: options.apiToken ?? 'sandbox-api-token',
    stateFile: options.stateFile ?? null,
    appScopes: options.appScopes ?? null,
    control: options.control ?? false,
    switches: { ...defaultSwitches(), ...startingSwitches(options) },
  };
  // Its sign-in asks for no password, so it must never be reachable from outside.
  if (!LOOPBACK_HOSTS.has(settings.host)) {
    throw new SandboxOptionError(`The sandbox listens on loopback only, not on "${settings.host}".`);
  }
  if (!Number.isInteger(settings.issues) || settings.issues < 0 || settings.issues > 200_000) {
    throw new SandboxOptionError('The number of issues must be a whole number from 0 to 200000.');
  }
  if (!Number.isInteger(settings.sites) || settings.sites < 1 || settings.sites > 4) {
    throw new SandboxOptionError('The number of sites must be from 1 to 4.');
  }
  return settings;
}

function startingSwitches(options: SandboxOptions): Partial<Switches> {
  try {
    return readSwitches({ ...options });
  } catch (error) {
    throw error instanceof SwitchError ? new SandboxOptionError(error.message) : error;
  }
}
