import type { PermissionMode } from './permissions/permission-scheme.ts';

/** How the sandbox behaves where Jira differs from site to site or where nobody is sure. May be changed while it runs. */
export interface Switches {
  /** For access tokens issued from now on. */
  tokenLifetimeSeconds: number;
  /** Random bytes of an access token; it is a third longer in characters. Refresh tokens have half. */
  tokenBytes: number;
  refreshLeewaySeconds: number;
  refreshInLeeway: 'new-pair' | 'same-pair';
  refreshInactivityDays: number;
  /** 0: families of tokens do not end by age. */
  refreshAbsoluteDays: number;
  omitRefreshTokenOnRefresh: boolean;
  refusedRefresh: 'invalid_grant' | 'unauthorized_client';
  permissions: PermissionMode;
  offScreenFields: 'refuse' | 'ignore';
  /** Whether people see each other's; one's own is always seen. */
  emailAddresses: 'visible' | 'hidden';
  rateLimits: 'off' | 'on';
  /** Multiplies every allowance. */
  rateLimitScale: number;
  rateLimitQuota: 'global' | 'tenant';
  pageTokenDays: number;
  /** By the sandbox's clock. */
  searchLagMs: number;
}

export type SwitchName = keyof Switches;

interface Definition {
  /** On the command line, after `--`. */
  readonly option: string;
  readonly fallback: number | boolean | string;
  /** Numbers only. */
  readonly least?: number;
  readonly most?: number;
  readonly choices?: readonly string[];
  /** For `--help`. */
  readonly says: string;
}

export const switchDefinitions: Readonly<Record<SwitchName, Definition>> = {
  tokenLifetimeSeconds: {
    option: 'token-lifetime',
    fallback: 3600,
    least: 0.001,
    most: 31_536_000,
    says: 'seconds an access token lives',
  },
  tokenBytes: {
    option: 'token-bytes',
    fallback: 1_200,
    least: 16,
    most: 16_384,
    says: 'length of tokens: random bytes of an access token',
  },
  refreshLeewaySeconds: {
    option: 'refresh-leeway',
    fallback: 600,
    least: 0,
    says: 'seconds a rotated refresh token still works',
  },
  refreshInLeeway: {
    option: 'refresh-in-leeway',
    fallback: 'new-pair',
    choices: ['new-pair', 'same-pair'],
    says: 'what a rotated token gets in the leeway',
  },
  refreshInactivityDays: {
    option: 'refresh-inactivity-days',
    fallback: 90,
    least: 0,
    says: 'days without use after which a refresh token ends',
  },
  refreshAbsoluteDays: {
    option: 'refresh-absolute-days',
    fallback: 0,
    least: 0,
    says: 'days after the consent at which every refresh token ends; 0: never',
  },
  omitRefreshTokenOnRefresh: {
    option: 'omit-refresh-token',
    fallback: false,
    says: 'answer refreshes without a new refresh token',
  },
  refusedRefresh: {
    option: 'refused-refresh',
    fallback: 'invalid_grant',
    choices: ['invalid_grant', 'unauthorized_client'],
    says: 'the error of a refused refresh token',
  },
  permissions: {
    option: 'permissions',
    fallback: 'schemes',
    choices: ['schemes', 'open'],
    says: 'a permission scheme per project, or everything to everybody',
  },
  offScreenFields: {
    option: 'off-screen-fields',
    fallback: 'refuse',
    choices: ['refuse', 'ignore'],
    says: 'what becomes of fields that are not on the screen of a create, edit or transition',
  },
  emailAddresses: {
    option: 'email-addresses',
    fallback: 'visible',
    choices: ['visible', 'hidden'],
    says: "whether people see each other's e-mail addresses, as each chooses in Jira",
  },
  rateLimits: {
    option: 'rate-limits',
    fallback: 'off',
    choices: ['off', 'on'],
    says: "Jira's three rate limits",
  },
  rateLimitScale: {
    option: 'rate-limit-scale',
    fallback: 1,
    least: 0.0001,
    most: 1_000_000,
    says: 'multiplies every allowance of the rate limits',
  },
  rateLimitQuota: {
    option: 'rate-limit-quota',
    fallback: 'global',
    choices: ['global', 'tenant'],
    says: 'points per hour for the whole app, or for each site',
  },
  pageTokenDays: {
    option: 'page-token-days',
    fallback: 7,
    least: 0,
    says: 'days a nextPageToken can be used',
  },
  searchLagMs: {
    option: 'search-lag',
    fallback: 0,
    least: 0,
    says: 'milliseconds after which searches know of a change',
  },
};

export const switchNames = Object.keys(switchDefinitions) as SwitchName[];

export class SwitchError extends Error {
  override readonly name = 'SwitchError';
}

/** The value if it suits the switch; throws a SwitchError that says what would. */
function checkedValue(name: SwitchName, value: unknown): number | boolean | string {
  const { fallback, choices, least = 0, most = Number.MAX_SAFE_INTEGER } = switchDefinitions[name];
  if (choices !== undefined) {
    if (typeof value === 'string' && choices.includes(value)) return value;
    throw new SwitchError(`${name} must be ${choices.join(' or ')}, not ${JSON.stringify(value)}.`);
  }
  if (typeof fallback === 'boolean') {
    if (typeof value === 'boolean') return value;
    throw new SwitchError(`${name} must be true or false, not ${JSON.stringify(value)}.`);
  }
  if (typeof value === 'number' && value >= least && value <= most) return value;
  throw new SwitchError(`${name} must be a number from ${least} to ${most}, not ${JSON.stringify(value)}.`);
}

/** Those of the record that are switches, checked; unknown names are refused when `strict`. */
export function readSwitches(values: Readonly<Record<string, unknown>>, strict = false): Partial<Switches> {
  const unknown = Object.keys(values).find((name) => !Object.hasOwn(switchDefinitions, name));
  if (strict && unknown !== undefined) {
    throw new SwitchError(`There is no switch "${unknown}". There are: ${switchNames.join(', ')}.`);
  }
  const read = switchNames
    .filter((name) => values[name] !== undefined)
    .map((name) => [name, checkedValue(name, values[name])]);
  return Object.fromEntries(read);
}

export function defaultSwitches(): Switches {
  const defaults = switchNames.map((name) => [name, switchDefinitions[name].fallback]);
  return Object.fromEntries(defaults) as Switches;
}
