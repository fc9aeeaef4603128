import type { AddressInfo } from 'node:net';
import { type SandboxAccess, sandboxAccess } from './access.ts';
import { BoundedLog, type Call, type TokenRequest } from './call-log.ts';
import { SandboxClock } from './clock.ts';
import { Faults } from './faults.ts';
import { buildApp } from './http.ts';
import { Grants, type IssuedTokens } from './oauth/grants.ts';
import { scopeMeanings } from './oauth/scopes.ts';
import { type SandboxOptions, settle } from './options.ts';
import { generateSite } from './site/generate.ts';
import type { Person, Site } from './site/model.ts';
import { demoPeople } from './site/people.ts';

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
  now(): number;
  /** Moves the sandbox's clock forward. */
  advance(milliseconds: number): void;
  /** For access tokens issued from now on. */
  setTokenLifetime(seconds: number): void;
  /** Ends every token of the account, as the person can under "Connected apps". */
  revoke(accountId: string): void;
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
  const grants = new Grants({
    now,
    random: settings.random,
    lifetimeSeconds: settings.tokenLifetimeSeconds,
    stateFile: settings.stateFile,
    omitRefreshTokenOnRefresh: settings.omitRefreshTokenOnRefresh,
  });
  let url = '';
  const sites: Site[] = [];
  const ready = Promise.withResolvers<void>();
  const app = buildApp({
    settings,
    now,
    faults,
    calls,
    tokenRequests,
    grants,
    origin: () => url,
    sites: () => sites,
    ready: ready.promise,
  });
  await app.listen({ port: settings.port, host: settings.host });
  url = originOf(app.server.address(), settings.host);
  const generate = (index: number) =>
    generateSite({
      seed: settings.seed + index,
      now: now(),
      issues: settings.issues,
      name: SITE_NAMES[index] ?? `site-${index}`,
      url: index === 0 ? url : `${url}/${SITE_NAMES[index]}`,
    });
  const site = generate(0);
  const all: [Site, ...Site[]] = [site];
  for (let index = 1; index < settings.sites; index += 1) all.push(generate(index));
  sites.push(...all);
  ready.resolve();
  const [firstPerson] = demoPeople;

  return {
    url,
    sites: all,
    site,
    people: demoPeople,
    ...sandboxAccess(url, options),
    faults,
    calls: calls.entries,
    tokenRequests: tokenRequests.entries,
    now,
    advance: (milliseconds) => clock.advance(milliseconds),
    setTokenLifetime: (seconds) => {
      grants.lifetimeSeconds = seconds;
    },
    revoke: (accountId) => grants.revoke(accountId),
    grant: (choice = {}) =>
      grants.grant(
        choice.accountId ?? firstPerson.accountId,
        choice.cloudId ?? site.cloudId,
        choice.scopes ?? Object.keys(scopeMeanings),
      ),
    consent: async (authorizeUrl, choice = {}) => {
      const form = new URLSearchParams(new URL(authorizeUrl).search);
      form.set('account_id', choice.accountId ?? firstPerson.accountId);
      form.set('cloud_id', choice.cloudId ?? site.cloudId);
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
}

function originOf(address: AddressInfo | string | null, host: string): string {
  if (address === null || typeof address === 'string') throw new Error('The sandbox has no TCP address.');
  return `http://${host.includes(':') ? `[${host}]` : host}:${address.port}`;
}
