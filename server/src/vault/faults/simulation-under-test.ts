import { startSandbox } from '@sidelight/jira-sandbox';
import { defaultRefreshPolicy } from '../refresh/refresh-policy.ts';
import { openVaultUnderTest } from './vault-under-test.ts';

const day = 24 * 3_600_000;

/** What becomes of a connection's first token requests. */
export type Fate = 'well' | 'revoked' | 'out of reach' | 'answer lost' | 'slowed down' | 'unused';

/** Of a hundred connections five fail, in every way, and ten are not used. */
export function fateOfTurn(index: number): Fate {
  if (index % 10 === 9) return 'unused';
  const fates: Readonly<Record<number, Fate>> = {
    3: 'revoked',
    23: 'out of reach',
    43: 'answer lost',
    63: 'slowed down',
    83: 'revoked',
  };
  return fates[index % 100] ?? 'well';
}

/** How many token requests meet the fate before all is well. */
export const failuresOf: Readonly<Record<Fate, number>> = {
  well: 0,
  revoked: 1,
  'out of reach': 3,
  'answer lost': 1,
  'slowed down': 1,
  unused: 0,
};

/** A vault and its background refresher over a clock that their pauses move: time passes as fast as the work in it is done. */
export async function openSimulation({ perSecond }: { perSecond: number }) {
  const clock = { now: Date.parse('2026-11-23T09:00:00Z') };
  const sandbox = await startSandbox({ issues: 0, now: () => clock.now });
  sandbox.set({ tokenBytes: 32 });
  const startedAt: number[] = [];
  const fates = new Map<string, { fate: Fate; left: number }>();
  let asleep: () => void = () => undefined;
  const under = await openVaultUnderTest({
    location: { file: ':memory:' },
    atlassianUrl: sandbox.url,
    clientSecret: sandbox.client.secret,
    policy: { ...defaultRefreshPolicy, perSecond },
    now: () => clock.now,
    async fetch(address, init) {
      startedAt.push(clock.now);
      const met = fates.get(refreshTokenOf(init?.body));
      const failing = met !== undefined && met.left > 0;
      if (failing) met.left -= 1;
      if (failing && met.fate === 'out of reach') throw failure('ECONNREFUSED');
      if (failing && met.fate === 'slowed down') {
        return new Response('', { status: 429, headers: { 'retry-after': '1' } });
      }
      const response = await fetch(address, init);
      const text = await response.text();
      if (failing && met.fate === 'answer lost') throw failure('ECONNRESET');
      const renewed = met === undefined ? undefined : /"refresh_token":"([^"]+)"/.exec(text)?.[1];
      if (met !== undefined && renewed !== undefined) fates.set(renewed, met);
      return new Response(text, response);
    },
    async sleep(milliseconds, signal) {
      signal?.throwIfAborted();
      // What was begun gets to its token request before time goes on.
      await new Promise(setImmediate);
      clock.now += milliseconds;
      asleep();
    },
  });
  return {
    ...under,
    clock,
    sandbox,
    /** When each token request was sent. */
    startedAt,

    async signIn(index: number, fate: Fate): Promise<string> {
      const accountId = `account-${index}`;
      const issued = sandbox.grant({ accountId });
      if (issued.refreshToken === null) throw new Error('The sandbox gave no refresh token.');
      if (failuresOf[fate] > 0) fates.set(issued.refreshToken, { fate, left: failuresOf[fate] });
      const { id } = await under.vault.connect({
        accessToken: issued.accessToken,
        refreshToken: issued.refreshToken,
        expiresIn: issued.expiresInSeconds,
        scopes: issued.scopes,
        person: { accountId, displayName: 'P', email: null, avatarUrl: null },
        sites: [{ cloudId: sandbox.site.cloudId, name: 'Site', url: sandbox.site.url }],
      });
      if (fate === 'revoked') sandbox.revoke(accountId);
      if (fate === 'unused') {
        const rows = under.database.updateTable('connections').set({ last_used_at: clock.now - 4 * day });
        await rows.where('id', '=', id).execute();
      }
      return id;
    },

    /** Lets the background work until the clock shows `until`. */
    async live(until: number): Promise<void> {
      const { promise, resolve } = Promise.withResolvers<void>();
      asleep = () => {
        if (clock.now >= until) resolve();
      };
      const background = under.vault.background();
      background.start();
      await promise;
      asleep = () => undefined;
      await background.stop();
    },

    async close(): Promise<void> {
      await under.close();
      await sandbox.close();
    },
  };
}

/** The most token requests within any second. */
export function burst(startedAt: readonly number[]): number {
  let most = 0;
  let first = 0;
  for (const [index, at] of startedAt.entries()) {
    while (at - (startedAt[first] ?? 0) >= 1_000) first += 1;
    most = Math.max(most, index - first + 1);
  }
  return most;
}

function refreshTokenOf(body: unknown): string {
  return /"refresh_token":"([^"]+)"/.exec(String(body))?.[1] ?? '';
}

function failure(code: string): TypeError {
  return new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) });
}
