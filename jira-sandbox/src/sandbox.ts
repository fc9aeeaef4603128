import type { AddressInfo } from 'node:net';
import { type SandboxAccess, sandboxAccess } from './access.ts';
import { BoundedLog, type Call, type TokenRequest } from './call-log.ts';
import { SandboxClock } from './clock.ts';
import { Faults } from './faults.ts';
import { buildApp } from './http.ts';
import { RateLimits } from './limits/rate-limits.ts';
import { Grants, type IssuedTokens } from './oauth/grants.ts';
import { scopeMeanings } from './oauth/scopes.ts';
import { type SandboxOptions, settle } from './options.ts';
import { restApis } from './rest/routes.ts';
import { generateSite } from './site/generate.ts';
import type { Person } from './site/model/person.ts';
import type { Site } from './site/model/site.ts';
import { demoPeople } from './site/people.ts';
import { readSwitches, type Switches } from './switches.ts';

const SITE_NAMES = ['harbour-lane', 'harbour-lane-lab', 'northern-branch', 'archive'];
const REMEMBERED_CALLS = 2_000;

export interface Sandbox extends SandboxAccess {
  /** Origin of everything: authorize, token endpoint, API and the plain Jira base. No trailing slash. */
  readonly url: string;
  readonly sites: readonly [Site, ...Site[]];
  /** The first site. */
  readonly site: Site;
  /** Everybody who can sign in; the first has the most to do. */
  readonly people: readonly [Person, ...Person[]];
  readonly faults: Faults;
  /** The newest 2000 requests, oldest first. */
  readonly calls: readonly Call[];
  readonly tokenRequests: readonly TokenRequest[];
  /** How often a rotated refresh token was used after its leeway: what a client must never do. */
  readonly lateTokenUses: number;
  now(): number;
  /** Moves the sandbox's clock forward. */
  advance(milliseconds: number): void;
  /** As they are now. */
  readonly switches: Readonly<Switches>;
  /** Changes how the sandbox behaves from now on. Throws a SwitchError for values that do not suit. */
  set(changes: Partial<Switches>): void;
  /** The switch of the same name. */
  setTokenLifetime(seconds: number): void;
  /** As it was when it started: sites, clock and switches; grants, faults and the lists of calls are empty. */
  reset(): void;
  clearCalls(): void;
  /** Ends every token of the account, as the person can under "Connected apps". */
  revoke(accountId: string): void;
  /** Ends the account's refresh tokens; access tokens live out their time. */
  changePassword(accountId: string): void;
  /** Signs a person in without the consent page. Defaults: first person, first site, every scope. */
  grant(choice?: { accountId?: string; cloudId?: string; scopes?: readonly string[] }): IssuedTokens;
  /** Accepts (or cancels) an authorize URL on the consent page; resolves to the callback it leads to. */
  consent(authorizeUrl: string, choice?: Consent): Promise<string>;
  close(): Promise<void>;
}

export interface Consent {
  accountId?: string;
  cloudId?: string;
  accept?: boolean;
}

/** Starts Jira in a box on loopback. Throws SandboxOptionError, GrantFileError or the listening error. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const settings = settle(options);
  const clock = new SandboxClock(settings.now);
  const now = () => clock.now();
  const faults = new Faults();
  const calls = new BoundedLog<Call>(REMEMBERED_CALLS);
  const tokenRequests = new BoundedLog<TokenRequest>(REMEMBERED_CALLS);
  const switches: Switches = { ...settings.switches };
  const limits = new RateLimits(now, switches);
  const { random, stateFile } = settings;
  const grants = new Grants({ now, random, stateFile, switches });
  let url = '';
  const sites: Site[] = [];
  const ready = Promise.withResolvers<void>();
  const startedAt = now();
  const generate = (index: number) =>
    generateSite({
      seed: settings.seed + index,
      now: startedAt,
      issues: settings.issues,
      name: SITE_NAMES[index] ?? `site-${index}`,
      url: index === 0 ? url : `${url}/${SITE_NAMES[index]}`,
    });
  const fill = () => {
    sites.splice(0, sites.length, ...Array.from({ length: settings.sites }, (_, index) => generate(index)));
  };
  const [firstPerson] = demoPeople;
  const allSites = (): [Site, ...Site[]] => {
    const [first, ...others] = sites;
    if (first === undefined) throw new Error('The sandbox has no site yet.');
    return [first, ...others];
  };
  const clearCalls = () => {
    calls.clear();
    tokenRequests.clear();
  };
  const sandbox: Sandbox = {
    get url() {
      return url;
    },
    get sites() {
      return allSites();
    },
    get site() {
      return allSites()[0];
    },
    get client() {
      return sandboxAccess(url, options).client;
    },
    get apiToken() {
      return sandboxAccess(url, options).apiToken;
    },
    people: demoPeople,
    faults,
    calls: calls.entries,
    tokenRequests: tokenRequests.entries,
    get lateTokenUses() {
      return grants.lateUses;
    },
    switches,
    now,
    advance: (milliseconds) => clock.advance(milliseconds),
    set: (changes) => {
      Object.assign(switches, readSwitches(changes, true));
    },
    setTokenLifetime: (seconds) => sandbox.set({ tokenLifetimeSeconds: seconds }),
    clearCalls,
    reset: () => {
      clock.reset();
      Object.assign(switches, settings.switches);
      grants.clear();
      faults.clear();
      limits.clear();
      clearCalls();
      fill();
    },
    revoke: (accountId) => grants.revoke(accountId),
    changePassword: (accountId) => grants.changePassword(accountId),
    grant: (choice = {}) =>
      grants.grant(
        choice.accountId ?? firstPerson.accountId,
        choice.cloudId ?? sandbox.site.cloudId,
        choice.scopes ?? Object.keys(scopeMeanings),
      ),
    consent: async (authorizeUrl, choice = {}) => {
      const form = new URLSearchParams(new URL(authorizeUrl).search);
      form.set('account_id', choice.accountId ?? firstPerson.accountId);
      form.set('cloud_id', choice.cloudId ?? sandbox.site.cloudId);
      form.set('decision', choice.accept === false ? 'cancel' : 'accept');
      const response = await fetch(`${url}/authorize`, { method: 'POST', body: form, redirect: 'manual' });
      const location = response.headers.get('location');
      await response.body?.cancel();
      if (location === null)
        throw new Error(`The consent page answered ${response.status} without a redirect.`);
      return location;
    },
    close: async () => {
      faults.close();
      await app.close();
    },
  };
  const app = await buildApp({
    settings,
    switches,
    limits,
    now,
    faults,
    calls,
    tokenRequests,
    grants,
    origin: () => url,
    sites: () => sites,
    ready: ready.promise,
    control: settings.control ? { sandbox, operations } : null,
  });
  await app.listen({ port: settings.port, host: settings.host });
  url = originOf(app.server.address(), settings.host);
  fill();
  ready.resolve();
  return sandbox;
}

/** Every operation of Jira that is served, as faults name them. */
function operations(): readonly string[] {
  return restApis.flatMap(({ base, routes }) =>
    routes.map(({ method, path }) => `${method} ${base}${path.replace(/:(\w+)/g, '{$1}')}`),
  );
}

function originOf(address: AddressInfo | string | null, host: string): string {
  if (address === null || typeof address === 'string') throw new Error('The sandbox has no TCP address.');
  return `http://${host.includes(':') ? `[${host}]` : host}:${address.port}`;
}
